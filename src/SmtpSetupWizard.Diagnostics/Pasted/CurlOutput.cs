using System.Text.RegularExpressions;

namespace SmtpSetupWizard.Diagnostics.Pasted;

/// <summary>What <c>curl -v</c> writes beside the matter, and how its test of a port looks when it goes through.</summary>
internal static partial class CurlOutput
{
    /// <summary>
    /// The lines without its meter and the end of TLS, without addresses that failed where the same run connected to another one or this computer has no IPv6,
    /// and without what a server says of the NOOP with which the test ends: it got that far.
    /// </summary>
    public static string[] WithoutAsides(string[] lines)
    {
        if (!Array.Exists(lines, static line => line.Contains("*   Trying ", StringComparison.Ordinal) || line.StartsWith("* Trying ", StringComparison.Ordinal))) return lines;
        var kept = new List<string>(lines.Length);
        var run = new List<string>();
        foreach (var line in lines.Select(line => Meter().Replace(line, "")))
        {
            run.Add(line);
            if (!line.StartsWith("curl: (", StringComparison.Ordinal)) continue;
            kept.AddRange(WithoutAsides(run));
            run.Clear();
        }

        return [.. kept, .. WithoutAsides(run)];
    }

    private static IEnumerable<string> WithoutAsides(List<string> run)
    {
        var connected = run.FindIndex(static line => line.StartsWith("* Connected to ", StringComparison.Ordinal));
        var triedIpv4 = run.Exists(line => TryingIpv4().IsMatch(line));
        var noop = false;
        var kept = new List<string>(run.Count);
        for (var at = 0; at < run.Count; at++)
        {
            var line = run[at];
            if (line.StartsWith("> ", StringComparison.Ordinal)) noop = line is "> NOOP";
            if (Idle().IsMatch(line) || (noop && Refusal().IsMatch(line)) || (at < connected && AddressFailed().IsMatch(line)) || (triedIpv4 && NoIpv6().IsMatch(line))) continue;
            kept.Add(line);
        }

        return kept;
    }

    /// <summary>Whether the server answered the NOOP: with the lines that the product gives out, curl says it only after TLS.</summary>
    public static bool WentThrough(string folded) => Noop().IsMatch(folded);

    /// <summary>Percentages, sizes and times; a terminal writes over it, a copy of it has it before other words.</summary>
    [GeneratedRegex(@"^(?:\s*\d+\s+\d+[kMG]?\s+\d+\s+\d+[kMG]?\s[\d.kMG \t]*(?:(?:--|\d+):(?:--|\d\d):(?:--|\d\d)\s+){3}\d+[kMG]?\s?)+", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Meter();

    [GeneratedRegex(@"^\* (?:connect to \S+ port \d+ (?:from \S+ port \d+ )?failed:|Immediate connect fail for )", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex AddressFailed();

    [GeneratedRegex(@"\* +Trying \d", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex TryingIpv4();

    [GeneratedRegex(@"^\* (?:Immediate connect fail for [0-9a-f]*:|connect to [0-9a-f]*:[0-9a-f:]+ port \d+ .*unreachable)", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex NoIpv6();

    /// <summary>What comes at the end of any TLS connection, and between two addresses.</summary>
    [GeneratedRegex(@"^\* (?:.*TLS alert, close notify|ipv[46] connect timeout after .*move on)", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Idle();

    [GeneratedRegex(@"^(?:< 5\d\d[ -]|\* Command failed: 5|curl: \(8\) Command failed: 5)", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Refusal();

    [GeneratedRegex(@"^ehlo [^\n]*\n(?:(?!ehlo|helo)[^\n]*\n){1,60}?noop$", RegexOptions.CultureInvariant | RegexOptions.Multiline, 1000)]
    private static partial Regex Noop();
}
