using SmtpSetupWizard.Diagnostics.Attempts;
using SmtpSetupWizard.Diagnostics.Checks;

namespace SmtpSetupWizard.Web.Results;

/// <summary>What the check did to the server.</summary>
/// <param name="Connections">That came about.</param>
/// <param name="SignIns">Endpoints that were given the password.</param>
/// <param name="Messages">That the server took for delivery.</param>
public sealed record ServerFootprint(int Connections, int SignIns, int Messages)
{
    public static ServerFootprint Of(CheckReport report) => new(
        Count(report, stage => stage is { Stage: Stage.Connect, Outcome: StageOutcome.Ok or StageOutcome.Warning }),
        Count(report, stage => stage.Stage == Stage.Auth),
        Count(report, stage => stage is { Stage: Stage.Message, Outcome: StageOutcome.Ok or StageOutcome.Warning }));

    private static int Count(CheckReport report, Func<StageReport, bool> holds) =>
        report.Attempts.Sum(attempt => attempt.Stages.Count(holds));
}
