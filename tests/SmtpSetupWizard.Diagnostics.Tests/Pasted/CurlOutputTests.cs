using System.Text.RegularExpressions;
using SmtpSetupWizard.Diagnostics.Pasted;

namespace SmtpSetupWizard.Diagnostics.Tests.Pasted;

/// <summary>
/// <c>curl.txt</c>: what <c>curl -v</c> writes when it tests a port, as its TLS libraries word it. Above each is the finding, <c>none</c> where nothing
/// is wrong, and of whose curl it is.
/// </summary>
public partial class CurlOutputTests
{
    public static TheoryData<string, string, string> All => [.. Outputs()];

    [Theory]
    [MemberData(nameof(All))]
    public void What_curl_saw_is_named(string finding, string whose, string output)
    {
        var read = PastedText.Read(output);

        Assert.True((read.Finding?.Code ?? "none") == finding, $"{whose}: {read.Finding?.Code ?? "none"} for {read.Quote}");
        Assert.Equal(finding == "none" && output.Contains("NOOP", StringComparison.Ordinal), read.Worked);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Windows_line_ends_change_nothing(string finding, string whose, string output) =>
        Assert.True((PastedText.Read(output.ReplaceLineEndings("\r\n")).Finding?.Code ?? "none") == finding, whose);

    private static IEnumerable<TheoryDataRow<string, string, string>> Outputs()
    {
        using var resource = typeof(CurlOutputTests).Assembly.GetManifestResourceStream("curl.txt")!;
        using var reader = new StreamReader(resource);
        return [.. Heading().Matches(reader.ReadToEnd()).Select(match => new TheoryDataRow<string, string, string>(match.Groups[1].Value, match.Groups[2].Value, match.Groups[3].Value))];
    }

    [GeneratedRegex(@"^=== (\S+) \| ([^\n]+)\n(.*?)(?=^=== |\z)", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Heading();
}
