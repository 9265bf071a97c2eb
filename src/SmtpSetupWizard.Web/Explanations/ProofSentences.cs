using SmtpSetupWizard.Diagnostics.Attempts;
using SmtpSetupWizard.Diagnostics.Checks;
using SmtpSetupWizard.Diagnostics.Verdicts;
using SmtpSetupWizard.Web.Localization;

namespace SmtpSetupWizard.Web.Explanations;

/// <summary>Reads from the stages that were passed what the verdict's attempt proves, leaves open and rules out.</summary>
internal static class ProofSentences
{
    public static Proof Of(CheckReport report, string language)
    {
        var verdict = report.Verdict ?? throw new ArgumentException("The report has no verdict", nameof(report));
        var attempt = verdict.Attempt is { } index ? report.Attempts[index] : null;
        var passed = Passed(attempt);
        if (report.Resolution is { Finding: null, Addresses.Count: > 0 }) passed.Add(Stage.Resolve);

        string Say(string key) => Texts.Get(
            language, "proof." + key, report.Host, attempt?.Endpoint.Port, attempt?.Security?.Protocol ?? "TLS");

        return new(
            [.. Proved(passed, verdict).Select(Say)],
            [.. NotTested(passed, verdict).Select(Say)],
            [.. RuledOut(passed, attempt?.Finding?.Code).Select(Say)]);
    }

    // A stage counts when its last run went well: a STARTTLS attempt says hello twice.
    private static HashSet<Stage> Passed(Attempt? attempt) =>
    [
        .. (attempt?.Stages ?? []).GroupBy(stage => stage.Stage)
            .Where(runs => runs.Last().Outcome is StageOutcome.Ok or StageOutcome.Warning).Select(runs => runs.Key),
    ];

    private static IEnumerable<string> Proved(HashSet<Stage> passed, Verdict verdict)
    {
        foreach (var stage in Enum.GetValues<Stage>())
        {
            if (stage is not (Stage.Hello or Stage.Starttls) && passed.Contains(stage)) yield return "proved." + Name(stage);
        }

        if (verdict.Finding.Code == "ready.connection") yield return "proved.offersSignIn";
    }

    private static IEnumerable<string> NotTested(HashSet<Stage> passed, Verdict verdict)
    {
        var failed = verdict.Outcome == VerdictOutcome.Failed;
        if (failed && !passed.Contains(Stage.Connect)) yield return "notTested.server";
        else if (failed && !passed.Contains(Stage.Tls)) yield return "notTested.encryption";
        if (!passed.Contains(Stage.Auth) && verdict.Finding.Code is not ("auth.invalid_credentials" or "auth.app_password_required")) yield return "notTested.auth";
        if (!failed)
        {
            if (!passed.Contains(Stage.Sender)) yield return "notTested.sender";
            yield return passed.Contains(Stage.Message) ? "notTested.arrival" : "notTested.delivery";
        }

        yield return "notTested.ownNetwork";
    }

    private static IEnumerable<string> RuledOut(HashSet<Stage> passed, string? finding)
    {
        if (passed.Contains(Stage.Resolve)) yield return "ruledOut.name";
        if (passed.Contains(Stage.Connect)) yield return "ruledOut.firewall";
        if (passed.Contains(Stage.Tls)) yield return "ruledOut.certificate";
        if (passed.Contains(Stage.Auth)) yield return "ruledOut.password";
        else if (finding is "auth.invalid_credentials") yield return "ruledOut.network";
    }

    private static string Name(Stage stage) => stage.ToString().ToLowerInvariant();
}
