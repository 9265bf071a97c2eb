using System.Globalization;

namespace SmtpSetupWizard.Web.Localization;

/// <summary>Times and amounts as a reader of a language writes them.</summary>
public static class Quantities
{
    /// <summary><c>&lt; 1 ms</c>, <c>24 ms</c>, <c>1.6 s</c>, <c>12 s</c>.</summary>
    public static string Duration(string language, int milliseconds)
    {
        var culture = CultureInfo.GetCultureInfo(language);
        if (milliseconds <= 0) return "< 1 ms";
        return milliseconds < 1000
            ? string.Create(culture, $"{milliseconds} ms")
            : string.Create(culture, $"{(milliseconds / 1000.0).ToString(milliseconds < 10_000 ? "0.0" : "0", culture)} s");
    }

    /// <summary><c>24 November 2026</c>, in UTC.</summary>
    public static string Date(string language, DateTimeOffset time) =>
        time.UtcDateTime.ToString("d MMMM yyyy", CultureInfo.GetCultureInfo(language));

    /// <summary><c>24 November 2026, 14:16 UTC</c>.</summary>
    public static string Moment(string language, DateTimeOffset time) =>
        time.UtcDateTime.ToString("d MMMM yyyy, HH:mm 'UTC'", CultureInfo.GetCultureInfo(language));
}
