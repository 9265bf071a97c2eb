#pragma warning disable MA0048 // A guide and its parts are read together.
using SmtpSetupWizard.Diagnostics.Attempts;
using SmtpSetupWizard.Diagnostics.Checks;
using SmtpSetupWizard.Diagnostics.Verdicts;
using SmtpSetupWizard.Web.Checking;
using SmtpSetupWizard.Web.Reports;

namespace SmtpSetupWizard.Web.Apps;

/// <summary>What to put into one app so that it sends by the server that was checked.</summary>
/// <param name="Endpoint">The endpoint that the app is told to use; null: none that was seen to be secure can be used there safely.</param>
/// <param name="IsOther">Whether it is another endpoint than the one that signed in.</param>
/// <param name="Values">What was filled in.</param>
public sealed record AppGuide(MailApp App, SubmissionEndpoint? Endpoint, bool IsOther, SnippetValues Values, AppForm? Form, IReadOnlyList<AppSnippet> Snippets)
{
    /// <summary>The guide for what a report recommends; null when it recommends nothing.</summary>
    public static AppGuide? OfReport(MailApp app, ReportView view, string language) =>
        view.Report.Verdict is { Settings: { } settings } ? Of(app, ValuesOf(view, settings), language) : null;

    /// <summary>The guide for the endpoint of the values or, where the app cannot use it safely, the next secure one.</summary>
    public static AppGuide Of(MailApp app, SnippetValues values, string language)
    {
        SubmissionEndpoint[] secure = [values.Endpoint, .. values.Secure.Where(endpoint => endpoint != values.Endpoint)];
        if (secure.FirstOrDefault(app.CanUse) is not { } endpoint) return new(app, null, IsOther: false, values, null, []);
        values = values with { Endpoint = endpoint, Recommended = values.Endpoint, Secure = secure, Word = app.Words.Of(endpoint.Tls) };
        var forms = app.Parts.Where(part => part.Quoting is null).ToList();
        var form = forms.Find(part => part.Language == language) ?? forms.Find(part => part.Language is null);
        return new(
            app,
            endpoint,
            endpoint != secure[0],
            values,
            form is null ? null : AppForm.Of(form, values),
            [.. app.Parts.Where(part => part.Quoting is not null).Select(part => AppSnippet.Of(part, values))]);
    }

    private static SnippetValues ValuesOf(ReportView view, RecommendedSettings settings)
    {
        // A hidden name is not what anybody should paste: placeholders take its place.
        var shown = view.IsOwner || view.ShowAddresses;
        return new()
        {
            Host = settings.Host,
            Endpoint = new(settings.Port, settings.Tls),
            UserName = shown ? settings.UserName : null,
            Sender = !shown ? null : view.Asked.Sender ?? (settings.UserName is { } user && MailAddressText.TryRead(user, out var address) ? address : null),
            Incoming = IncomingServer.BehindSubmission(settings.Host),
            Secure = [.. view.Report.Attempts.Where(attempt => attempt.Outcome is AttemptOutcome.Passed or AttemptOutcome.Reachable).Select(attempt => attempt.Endpoint)],
        };
    }
}

/// <summary>A form of the app, its labels in its own words.</summary>
/// <param name="Way">Where it is.</param>
public sealed record AppForm(string Way, IReadOnlyList<AppField> Fields)
{
    internal static AppForm Of(AppPart part, SnippetValues values) => new(
        part.Name,
        [.. part.Template.Fill(values.Find).Text!.Split('\n').Select(line => line.Split(": ", 2)).Select(pair => new AppField(pair[0], pair[1]))]);
}

/// <summary>One field and what goes into it.</summary>
public sealed record AppField(string Label, string Value)
{
    /// <summary>Whether the person types the password there.</summary>
    public bool IsPassword => Value == SnippetValues.PasswordPlaceholder;
}

/// <summary>A piece of a file or a command.</summary>
/// <param name="Text">Null when a value cannot be written there.</param>
/// <param name="Unwritable">That value.</param>
public sealed record AppSnippet(string Place, string Quoting, string? Text, string? Unwritable, bool HasPassword)
{
    internal static AppSnippet Of(AppPart part, SnippetValues values)
    {
        var (text, unwritable) = part.Template.Fill(values.Find);
        return new(part.Name, part.Quoting!, text, unwritable is null ? null : values.Find(unwritable), part.Template.Names.Contains("password", StringComparer.Ordinal));
    }
}
