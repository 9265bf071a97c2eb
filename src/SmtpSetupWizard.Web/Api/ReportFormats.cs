#pragma warning disable MA0048 // The format belongs to its choice.
using Microsoft.Net.Http.Headers;

namespace SmtpSetupWizard.Web.Api;

/// <summary>In what form a report is wanted.</summary>
public enum ReportFormat
{
    Html,
    Json,
    Markdown,
    Text,
}

/// <summary>Which form a request wants: <c>?format=json</c>, <c>md</c> or <c>txt</c>, else its Accept header, by quality and then by what it names itself; a page when it does not mind.</summary>
public static class ReportFormats
{
    public static ReportFormat Wanted(HttpContext http)
    {
        switch (http.Request.Query["format"].ToString().ToLowerInvariant())
        {
            case "json": return ReportFormat.Json;
            case "md" or "markdown": return ReportFormat.Markdown;
            case "txt" or "text": return ReportFormat.Text;
            case "html": return ReportFormat.Html;
        }

        // A malformed header says nothing; a long one is cut.
        var accepted = MediaTypeHeaderValue.TryParseList([.. http.Request.Headers.Accept.OfType<string>().Take(4)], out var list) ? list.Take(32).ToList() : [];
        var best = (Format: ReportFormat.Html, Rank: Rank(accepted, "text/html"));
        foreach (var (format, type) in new[] { (ReportFormat.Json, "application/json"), (ReportFormat.Markdown, "text/markdown"), (ReportFormat.Text, "text/plain") })
        {
            var rank = Rank(accepted, type);
            if (rank.CompareTo(best.Rank) > 0) best = (format, rank);
        }

        return best.Format;
    }

    /// <summary>RFC 9110 section 12.5.1: the most specific range counts.</summary>
    private static (double Quality, int Specificity) Rank(List<MediaTypeHeaderValue> accepted, string type)
    {
        var range = accepted
            .Where(range => Specificity(range, type) > 0)
            .MaxBy(range => Specificity(range, type));
        return range is null ? (0, 0) : (range.Quality ?? 1, Specificity(range, type));
    }

    private static int Specificity(MediaTypeHeaderValue range, string type) =>
        range.MatchesAllTypes ? 1
        : range.MatchesAllSubTypes ? type.StartsWith(range.Type.Value + "/", StringComparison.OrdinalIgnoreCase) ? 2 : 0
        : range.MediaType.Equals(type, StringComparison.OrdinalIgnoreCase) ? 3 : 0;
}
