namespace SmtpSetupWizard.Diagnostics.Attempts;

/// <summary>How an attempt ended.</summary>
public enum AttemptOutcome
{
    /// <summary>It did all that was asked (<c>ready.*</c>).</summary>
    Passed,

    /// <summary>Secure and offering sign-in, but the password went to another endpoint (<c>not_tried.*</c>).</summary>
    Reachable,

    /// <summary>A finding ended it.</summary>
    Failed,

    /// <summary>It was stopped before it could tell (<c>not_tried.*</c>).</summary>
    NotTried,
}
