using SmtpSetupWizard.Web.Localization;

namespace SmtpSetupWizard.Web.Checking;

/// <summary>Why a check was turned away, and when to come back, in words.</summary>
public static class LimitText
{
    public static string Of(Limited limit, string language)
    {
        var wait = limit.RetryAfter;
        var when = wait < TimeSpan.FromMinutes(2) ? Texts.Get(language, "errors.inSeconds", (int)Math.Max(1, Math.Ceiling(wait.TotalSeconds)))
            : wait < TimeSpan.FromHours(2) ? Texts.Get(language, "errors.inMinutes", (int)Math.Ceiling(wait.TotalMinutes))
            : Texts.Get(language, "errors.inHours", (int)Math.Ceiling(wait.TotalHours));
        return Texts.Get(language, $"errors.{limit.Reason}", when);
    }
}
