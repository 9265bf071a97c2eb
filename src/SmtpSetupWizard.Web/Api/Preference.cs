using System.Globalization;
using Microsoft.Extensions.Primitives;

namespace SmtpSetupWizard.Web.Api;

/// <summary>What a client prefers (RFC 7240).</summary>
public static class Preference
{
    private const int MostSeconds = 60;

    /// <summary>Seconds of <c>Prefer: wait=N</c>, at most 60; null when it is not given or no number.</summary>
    public static int? Wait(StringValues prefer)
    {
        foreach (var preference in prefer.SelectMany(line => (line ?? "").Split(',', ';')))
        {
            if (preference.Split('=', 2, StringSplitOptions.TrimEntries) is [var name, var value]
                && name.Equals("wait", StringComparison.OrdinalIgnoreCase)
                && ulong.TryParse(value.Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds))
                return (int)Math.Min(seconds, MostSeconds);
        }

        return null;
    }
}
