using SmtpSetupWizard.Diagnostics.Attempts;
using SmtpSetupWizard.Diagnostics.Checks;

namespace SmtpSetupWizard.Web.Results;

/// <summary>A bar of an attempt's timing.</summary>
/// <param name="Start">Thousandths of the attempt's whole time.</param>
/// <param name="Width">The same.</param>
public sealed record WaterfallRow(Stage Stage, int Ms, int Start, int Width, bool Failed)
{
    /// <summary>The narrowest bar that can be seen.</summary>
    private const int MinWidth = 6;

    /// <summary>The look-up of the name first, then each stage that ended.</summary>
    public static IReadOnlyList<WaterfallRow> Of(Attempt attempt, Resolution? resolution)
    {
        var stages = attempt.Stages.Where(stage => stage.DurationMs is not null)
            .Select(stage => (stage.Stage, Start: stage.StartedMs, Ms: stage.DurationMs!.Value, Failed: stage.Outcome == StageOutcome.Failed));
        if (resolution is not null) stages = stages.Prepend((Stage.Resolve, 0, resolution.DurationMs, resolution.Finding is not null));
        var rows = stages.ToList();
        long whole = Math.Max(1, rows.Select(row => row.Start + row.Ms).DefaultIfEmpty(1).Max());
        return
        [
            .. rows.Select(row =>
            {
                var width = (int)Math.Clamp(row.Ms * 1000L / whole, MinWidth, 1000);
                return new WaterfallRow(row.Stage, row.Ms, (int)Math.Clamp(row.Start * 1000L / whole, 0, 1000 - width), width, row.Failed);
            }),
        ];
    }
}
