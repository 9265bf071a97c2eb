using SmtpSetupWizard.Diagnostics.Checks;
using SmtpSetupWizard.Diagnostics.Network;
using SmtpSetupWizard.Web.Checking;
using SmtpSetupWizard.Web.Explanations;
using SmtpSetupWizard.Web.Localization;
using SmtpSetupWizard.Web.Reports.Sharing;
using SmtpSetupWizard.Web.Wizard;

namespace SmtpSetupWizard.Web.Cases;

/// <summary>Judges what an agent asks.</summary>
public sealed class CaseValidation(ChecksOptions options, EgressPolicy egress)
{
    public const int MaxAskerLength = 80;

    private static readonly LinkLifetime Usual = LinkLifetime.Find("7d")!;

    /// <param name="language">Of the errors.</param>
    /// <returns>What is asked and for how long; or the errors, by field.</returns>
    public (AskedRequest Asked, TimeSpan Lifetime)? Judge(CaseInput input, string language, out IReadOnlyDictionary<string, string[]> errors)
    {
        var wrong = new Dictionary<string, string[]>(StringComparer.Ordinal);
        void Wrong(string field, string key, params ReadOnlySpan<object?> arguments) => wrong[field] = [Texts.Get(language, $"errors.{key}", arguments)];

        string? address = null;
        if (!string.IsNullOrWhiteSpace(input.Address) && !MailAddressText.TryRead(input.Address, out address)) Wrong("address", "address");
        var host = string.IsNullOrWhiteSpace(input.Host) ? FilledIn.GuessedHost(address) : input.Host;
        IReadOnlyList<SubmissionEndpoint> endpoints = [];
        if (host is null && !wrong.ContainsKey("address")) Wrong("host", "caseHost");
        var check = new CheckInput { Host = host ?? "smtp.example.com", Endpoints = input.Endpoints, Language = language };
        if (new CheckValidation(options, egress).Judge(check, out var ofCheck) is var (_, asked)) (host, endpoints) = (host is null ? null : asked.Host, asked.Endpoints);
        foreach (var (field, messages) in ofCheck) wrong.TryAdd(field, messages);

        var userName = string.IsNullOrWhiteSpace(input.UserName) ? null : input.UserName.Trim();
        if (userName is not null && !WellFormedText.IsWellFormed(userName)) Wrong("username", "controlCharacters");
        else if (userName is not null && WellFormedText.Length(userName) > CheckValidation.MaxSecretLength) Wrong("username", "tooLong", CheckValidation.MaxSecretLength);
        if (input.Prove is { Length: > 0 } prove && !Proving.All.Contains(prove)) Wrong("prove", "oneOf", string.Join(", ", Proving.All));
        if (input.Asker?.Length > MaxAskerLength) Wrong("asker", "tooLong", MaxAskerLength);
        // Long before it is cleaned: what is longer is not looked at.
        var note = input.Note?.Length > 8 * CaseNote.MaxLength ? null : CaseNote.Clean(input.Note);
        if (input.Note?.Length > 8 * CaseNote.MaxLength || note?.Length > CaseNote.MaxLength) Wrong("note", "tooLong", CaseNote.MaxLength);
        var customers = string.IsNullOrEmpty(input.Language) ? language : Texts.TryKnown(input.Language);
        if (customers is null) Wrong("language", "language", string.Join(", ", Texts.Languages));
        var lifetime = string.IsNullOrEmpty(input.Lifetime) ? Usual : LinkLifetime.Find(input.Lifetime);
        if (lifetime is null) Wrong("lifetime", "oneOf", string.Join(", ", LinkLifetime.All.Select(each => each.Key)));

        errors = wrong;
        if (wrong.Count > 0) return null;
        return (
            new(host!, endpoints, address, userName, string.IsNullOrEmpty(input.Prove) ? Proving.SignIn : input.Prove, ForeignText.Clean(input.Asker), note, customers!),
            lifetime!.Span);
    }
}
