using SmtpSetupWizard.Diagnostics.Attempts;
using SmtpSetupWizard.Diagnostics.Checks;
using SmtpSetupWizard.Web.Reports;

namespace SmtpSetupWizard.Web.Results;

/// <summary>Strings the stages of an attempt into a lane: what belongs together for a person is one bead.</summary>
public static class Beads
{
    private const string Connect = "connect", Greeting = "greeting", Tls = "tls", SignIn = "auth", Envelope = "envelope", Message = "message";

    /// <param name="nowMs">Milliseconds since the check began, for what is under way; null when the check has ended.</param>
    public static IReadOnlyList<Bead> Of(Attempt attempt, AskedCheck asked, int? nowMs)
    {
        List<string> names = attempt.Endpoint.Tls == TlsMode.Starttls ? [Connect, Greeting, Tls] : [Connect, Tls, Greeting];
        if (asked.UserName is not null) names.Add(SignIn);
        if (asked.Sender is not null || asked.Recipient is not null) names.Add(Envelope);
        if (asked.SendTestMessage) names.Add(Message);

        var parts = names.ToDictionary(name => name, _ => new List<StageReport>(), StringComparer.Ordinal);
        foreach (var stage in attempt.Stages)
        {
            // The second hello of a STARTTLS attempt is the end of its way to TLS.
            var name = stage.Stage switch
            {
                Stage.Connect => Connect,
                Stage.Greeting => Greeting,
                Stage.Hello => attempt.Endpoint.Tls == TlsMode.Starttls && parts[Tls].Count > 0 ? Tls : Greeting,
                Stage.Starttls or Stage.Tls => Tls,
                Stage.Auth => SignIn,
                Stage.Sender or Stage.Recipient => asked.SendTestMessage && !parts.ContainsKey(Envelope) ? Message : Envelope,
                Stage.Message => Message,
                _ => null,
            };
            if (name is not null && parts.TryGetValue(name, out var part)) part.Add(stage);
        }

        return [.. names.Select(name => Of(name, parts[name], attempt.Outcome is null, nowMs))];
    }

    private static Bead Of(string name, List<StageReport> stages, bool running, int? nowMs)
    {
        if (stages.Count == 0) return new(name, BeadState.Waiting, null);
        var underWay = stages.FindIndex(stage => stage.Outcome is null) >= 0;
        var state = stages.Exists(stage => stage.Outcome == StageOutcome.Failed) ? BeadState.Failed
            : underWay && running ? BeadState.Now
            : underWay ? BeadState.Waiting
            : stages.Exists(stage => stage.Outcome == StageOutcome.Warning) ? BeadState.Warning
            : BeadState.Ok;
        var end = stages.Max(stage => stage.DurationMs is { } duration ? stage.StartedMs + duration : nowMs ?? stage.StartedMs);
        return new(name, state, Math.Max(0, end - stages.Min(stage => stage.StartedMs)));
    }
}
