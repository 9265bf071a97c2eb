using SmtpSetupWizard.Diagnostics.Findings;

namespace SmtpSetupWizard.Web.Explanations;

/// <summary>Who can act on a finding: the catalogue's first actor, unless the evidence speaks for the second.</summary>
internal static class FindingActor
{
    public static Actor Of(Finding finding, ExplanationContext context)
    {
        var info = FindingCatalog.Get(finding.Code);
        return info.OtherActor is { } other && SpeaksForOther(finding, context) ? other : info.Actor;
    }

    private static bool SpeaksForOther(Finding finding, ExplanationContext context) => finding.Code switch
    {
        // A pasted text comes from the reader's own program, whose name the reader can set.
        "hello.name_rejected" => context.Pasted,

        // Without any name in the certificate no other host name can be typed.
        "tls.name_mismatch" => finding.Evidence is { NameThatFits: null, Names.Count: 0 },

        // A known provider decides over its accounts; with passwords switched off for good the reader still can only change the program.
        "auth.account_disabled" or "auth.account_not_activated" or "message.quota_exceeded" => KnownProvider.Of(context.Host) is not null,

        // Signed in at the server of one's own domain: its administrator sets what it relays.
        "recipient.relay_denied" => KnownProvider.Of(context.Host) is null && IsWithin(context.Host, DomainOf(context.UserName)),
        _ => false,
    };

    private static string? DomainOf(string? address) => address?.LastIndexOf('@') is { } at and > 0 ? address[(at + 1)..] : null;

    private static bool IsWithin(string host, string? domain) =>
        !string.IsNullOrEmpty(domain) && (host.Equals(domain, StringComparison.OrdinalIgnoreCase) || host.EndsWith("." + domain, StringComparison.OrdinalIgnoreCase));
}
