using System.Globalization;

namespace SmtpSetupWizard.Web.Api;

/// <summary>A time as exports say it, the same in every language: <c>2026-11-25 10:00 UTC</c>.</summary>
public static class ExportTime
{
    public static string Of(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);
}
