namespace SmtpSetupWizard.Web.Wizard;

/// <summary>Leads the intake's errors to the fields of the form.</summary>
public static class FormErrors
{
    /// <summary>Fields of the server step.</summary>
    public static bool IsOfServer(string field) => field is "host" or "endpoint" or "port";

    /// <param name="errors">By field of the API, such as <c>endpoints[1].port</c>.</param>
    /// <param name="hasAnotherPort">Whether the first endpoint is the one typed by its number.</param>
    public static Dictionary<string, string[]> Of(IReadOnlyDictionary<string, string[]> errors, bool hasAnotherPort) => errors
        .GroupBy(error => Field(error.Key, hasAnotherPort), error => error.Value, StringComparer.Ordinal)
        .ToDictionary(group => group.Key, group => group.SelectMany(messages => messages).Distinct(StringComparer.Ordinal).ToArray(), StringComparer.Ordinal);

    private static string Field(string key, bool hasAnotherPort) => key switch
    {
        "host" or "username" or "password" or "sender" => key,
        "recipient" or "sendTestMessage" => "sender",
        _ when hasAnotherPort && key.StartsWith("endpoints[0]", StringComparison.Ordinal) => "port",
        _ when key.StartsWith("endpoints", StringComparison.Ordinal) => "endpoint",
        _ => "form",
    };
}
