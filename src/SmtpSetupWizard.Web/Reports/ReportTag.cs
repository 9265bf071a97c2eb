using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Net.Http.Headers;

namespace SmtpSetupWizard.Web.Reports;

/// <summary>
/// Validators of finished reports (RFC 9110 section 8.8.3): known before anything is written, since a finished report changes by what its owner sets,
/// by what becomes of the checks before it and by the program's version, and by nothing else. Weak: each page has a nonce of its own.
/// </summary>
public static class ReportTag
{
    private static readonly string Version = typeof(ReportTag).Assembly.ManifestModule.ModuleVersionId.ToString("N");

    /// <param name="form">The form, language and address that the report is given in.</param>
    public static EntityTagHeaderValue Of(ReportView view, params ReadOnlySpan<string> form)
    {
        var all = new StringBuilder(Version);
        void Add(IFormattable value) => all.Append('\n').Append(value.ToString(null, CultureInfo.InvariantCulture));
        foreach (var part in form) all.Append('\n').Append(part);
        all.Append('\n').Append(view.Token).Append(view.IsOwner).Append(view.ShowAddresses);
        Add(view.Status);
        Add(view.ExpiresAt.UtcTicks);
        if (view.Before is { } before)
        {
            Add(before.CreatedAt.UtcTicks);
            all.Append(before.ShowAddresses);
        }

        foreach (var run in view.History)
        {
            Add(run.CreatedAt.UtcTicks);
            Add(run.Status);
            all.Append(run.Finding);
        }

        return new($"\"{Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(all.ToString())).AsSpan(0, 12))}\"", isWeak: true);
    }

    /// <summary>Sets the validator of the answer.</summary>
    /// <returns>Whether the reader has it already: 304 is all that is to be said then.</returns>
    public static bool IsKnown(HttpContext http, EntityTagHeaderValue tag)
    {
        http.Response.Headers.ETag = tag.ToString();
        // RFC 9110 section 13.1.2. A malformed header says nothing.
        if (!EntityTagHeaderValue.TryParseList([.. http.Request.Headers.IfNoneMatch.OfType<string>().Take(4)], out var known)) return false;
        return known.Take(32).Any(one => one.Equals(EntityTagHeaderValue.Any) || one.Compare(tag, useStrongComparison: false));
    }
}
