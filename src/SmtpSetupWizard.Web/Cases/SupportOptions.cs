using SmtpSetupWizard.Web.Hosting;

namespace SmtpSetupWizard.Web.Cases;

/// <summary>What an operator sets below <c>Support</c>, but for the hosts, which hold for every check.</summary>
/// <param name="AgentKey">What agents must know to make cases and to list them; null: everybody makes them, nobody lists them.</param>
public sealed record SupportOptions(string? AgentKey)
{
    private const int LeastLength = 16;

    public static SupportOptions Read(SettingsReader settings)
    {
        const string Key = "Support:AgentKey";
        var key = settings.Text(Key);
        if (key is { Length: < LeastLength }) settings.Wrong(Key, $"it has fewer than {LeastLength} characters, and could be guessed");
        return new(key);
    }
}
