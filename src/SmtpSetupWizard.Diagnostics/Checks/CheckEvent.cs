#pragma warning disable MA0048 // The events of a check are read together.
using SmtpSetupWizard.Diagnostics.Attempts;
using SmtpSetupWizard.Diagnostics.Verdicts;

namespace SmtpSetupWizard.Diagnostics.Checks;

/// <summary>Something became known. <see cref="Report"/> is the whole report as of then.</summary>
public abstract record CheckEvent(CheckReport Report);

/// <summary>The host was looked up.</summary>
public sealed record HostResolved(CheckReport Report) : CheckEvent(Report);

/// <summary>A stage of an attempt began or ended.</summary>
public sealed record StageChanged(CheckReport Report, int Attempt, StageReport Stage) : CheckEvent(Report);

/// <summary>An attempt reached the gate or ended.</summary>
public sealed record AttemptChanged(CheckReport Report, int Attempt) : CheckEvent(Report);

/// <summary>The verdict was decided; it comes once.</summary>
public sealed record VerdictDecided(CheckReport Report, Verdict Verdict) : CheckEvent(Report);
