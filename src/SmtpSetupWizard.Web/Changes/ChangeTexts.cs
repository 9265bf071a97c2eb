using System.Globalization;
using SmtpSetupWizard.Diagnostics.Attempts;
using SmtpSetupWizard.Diagnostics.Checks;
using SmtpSetupWizard.Web.Explanations;
using SmtpSetupWizard.Web.Localization;
using SmtpSetupWizard.Web.Results;

namespace SmtpSetupWizard.Web.Changes;

/// <summary>Changes in a sentence each.</summary>
public static class ChangeTexts
{
    /// <summary>Plain text; what others wrote stands between quotation marks.</summary>
    public static string Plain(ReportChange change, string language) => Of(change, language, ForeignText.Quote);

    /// <param name="quote">Marks words of others; they are one line without invisible characters.</param>
    public static string Of(ReportChange change, string language, Func<string, string> quote)
    {
        string T(string key, params ReadOnlySpan<object?> arguments) => Texts.Get(language, $"changes.{key}", arguments);
        string Foreign(string text) => quote(ForeignText.Clean(text) ?? "–");
        string Of(IEnumerable<string> words) => Join(words, language);
        return change switch
        {
            HostChanged host => T("host", Foreign(HostName.Display(host.Before)), Foreign(HostName.Display(host.After))),
            VerdictChanged { Works: true } => T("verdict.works"),
            VerdictChanged verdict when verdict.Before.Code.StartsWith("ready.", StringComparison.Ordinal) => T("verdict.fails"),
            VerdictChanged verdict => T("verdict.cause", LaneTag.Of(verdict.Before, language), LaneTag.Of(verdict.After, language)),
            SignInChanged signIn => T($"signIn.{Name(signIn.Turn)}"),
            EndpointChanged { Before.Code: "connect.timeout" } endpoint => T("endpoint.answers", endpoint.Endpoint.Port, LaneTag.Of(endpoint.After, language)),
            EndpointChanged { After.Code: "connect.timeout" } endpoint => T("endpoint.silent", endpoint.Endpoint.Port, LaneTag.Of(endpoint.Before, language)),
            EndpointChanged endpoint => T("endpoint.other", endpoint.Endpoint.Port, LaneTag.Of(endpoint.Before, language), LaneTag.Of(endpoint.After, language)),
            EndpointsStill { Finding.Code: "connect.timeout" } still => T(Count("still.silent", still.Endpoints), Ports(still.Endpoints, language)),
            EndpointsStill still => T(Count("still.other", still.Endpoints), Ports(still.Endpoints, language), LaneTag.Of(still.Finding, language)),
            EndpointsTried tried => T(Count(tried.Now ? "tried.now" : "tried.before", tried.Endpoints), Ports(tried.Endpoints, language)),
            AddressesChanged addresses => T("addresses", Of(addresses.Before), Of(addresses.After)),
            CertificateChanged { IsRenewed: true } certificate => T("certificate.renewed", Quantities.Date(language, certificate.Before.NotAfter), Quantities.Date(language, certificate.After.NotAfter)),
            CertificateChanged certificate => T(
                "certificate.other", Foreign(certificate.Before.Issuer), Foreign(certificate.After.Issuer), Quantities.Date(language, certificate.After.NotAfter)),
            MechanismsChanged mechanisms => string.Join(' ', Mechanisms(mechanisms, language, Foreign)),
            TimingChanged timing => T(
                timing.SignIn ? "timing.signIn" : timing.AfterMs < timing.BeforeMs ? "timing.faster" : "timing.slower", timing.Endpoint.Port,
                Quantities.Duration(language, timing.BeforeMs), Quantities.Duration(language, timing.AfterMs)),
            _ => throw new InvalidOperationException(),
        };
    }

    /// <summary>Whether the change is for the better; a colour only repeats it.</summary>
    public static Tone ToneOf(ReportChange change) => change switch
    {
        VerdictChanged verdict => verdict.Works ? Tone.Good : Tone.Bad,
        SignInChanged signIn => signIn.Turn == SignInTurn.Accepted ? Tone.Good : Tone.Bad,
        EndpointChanged endpoint => endpoint.IsBetter ? Tone.Good : Tone.Bad,
        EndpointsStill => Tone.Warn,
        _ => Tone.Plain,
    };

    private static IEnumerable<string> Mechanisms(MechanismsChanged change, string language, Func<string, string> foreign)
    {
        string Say(string key, IEnumerable<string> mechanisms) =>
            Texts.Get(language, $"changes.{Count(key, change.Endpoints)}", Ports(change.Endpoints, language), Join(mechanisms.Select(foreign), language));
        if (change.Added.Count > 0) yield return Say("mechanisms.added", change.Added);
        if (change.Removed.Count > 0) yield return Say("mechanisms.removed", change.Removed);
    }

    private static string Name(SignInTurn turn) => turn switch { SignInTurn.Accepted => "accepted", SignInTurn.Refused => "refused", _ => "still" };

    private static string Count(string key, IReadOnlyList<SubmissionEndpoint> endpoints) => key + (endpoints.Count == 1 ? ".one" : ".many");

    private static string Ports(IReadOnlyList<SubmissionEndpoint> endpoints, string language) =>
        Join(endpoints.Select(endpoint => endpoint.Port).Distinct().Select(port => port.ToString(CultureInfo.InvariantCulture)), language);

    private static string Join(IEnumerable<string> words, string language) => words.ToArray() switch
    {
        [] => "",
        [var only] => only,
        [.. var first, var last] => $"{string.Join(", ", first)} {Texts.Get(language, "explanations.and")} {last}",
    };
}
