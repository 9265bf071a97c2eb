using System.Text.Json;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using YamlDotNet.RepresentationModel;

namespace SmtpSetupWizard.Web.Tests.Apps;

/// <summary>
/// What a program that takes a snippet understands of it: its parts in their order, texts by their value, read by a parser of the format.
/// Where there is none to be had, the rules of the format's documentation stand in <see cref="WrittenRules"/>.
/// </summary>
internal static class SnippetReader
{
    /// <param name="quoting">The format, by the way in which it quotes.</param>
    /// <returns>For each text, what it holds. A text that is not of the format fails the test.</returns>
    public static async Task<IReadOnlyList<string[]>> ReadAsync(string quoting, IReadOnlyList<string> texts) => quoting switch
    {
        "php" => await ParserProcess.ReadTogetherAsync("php", "php.php", texts),
        "ruby" => await ParserProcess.ReadTogetherAsync("ruby", "ruby.rb", texts),
        "python" => await ParserProcess.ReadTogetherAsync("python3", "python.py", texts),
        "js" => await ParserProcess.ReadTogetherAsync("node", "js.js", texts),
        "shell" => await ParserProcess.ReadFilesAsync("shell.sh", texts),
        "env" => await ParserProcess.ReadTogetherAsync("ruby", "env.rb", texts),
        "muttrc" => [.. (await ParserProcess.ReadFilesAsync("muttrc.sh", texts)).Select(lines => lines.Select(WrittenRules.UnquoteMutt).ToArray())],
        "url" => await ParserProcess.ReadFilesAsync("mailrc.sh", texts),
        "passwords" => await ParserProcess.ReadFilesAsync("passwords.sh", texts),
        "msmtp" => await ParserProcess.ReadFilesAsync("msmtp.sh", texts),
        "json" => [.. texts.Select(text => Leaves(JsonDocument.Parse(text).RootElement).ToArray())],
        "csharp" => [.. texts.Select(text => Tokens(text, isCSharp: true))],
        // Their literals are written as C#'s.
        "c" or "go" => [.. texts.Select(text => Tokens(text, isCSharp: false))],
        "xml" => [.. texts.Select(Nodes)],
        "yaml" or "spring" => [.. texts.Select(Scalars)],
        "compose" => [.. texts.Select(text => Scalars(text).Select(WrittenRules.Interpolate).ToArray())],
        "properties" => [.. texts.Select(WrittenRules.Properties)],
        "grafana" or "goini" => [.. texts.Select(WrittenRules.GoIni)],
        "powershell" => [.. texts.Select(WrittenRules.PowerShell)],
        "exim" => [.. texts.Select(WrittenRules.Lines)],
        "raw" => [.. texts.Select(WrittenRules.Lines)],
        _ => throw new ArgumentOutOfRangeException(nameof(quoting), quoting, "There is no parser for it"),
    };

    private static IEnumerable<string> Leaves(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(property => Leaves(property.Value).Prepend(property.Name)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Leaves),
        _ => [element.ToString()],
    };

    private static string[] Tokens(string text, bool isCSharp)
    {
        var tree = CSharpSyntaxTree.ParseText(text, cancellationToken: TestContext.Current.CancellationToken);
        if (isCSharp) Assert.Empty(tree.GetDiagnostics(TestContext.Current.CancellationToken));
        return [.. tree.GetRoot(TestContext.Current.CancellationToken).DescendantTokens().Select(token => token.ValueText)];
    }

    private static string[] Nodes(string text) => [.. XDocument.Parse(text).Root!.DescendantsAndSelf()
        .SelectMany(element => element.Attributes().SelectMany(attribute => new[] { attribute.Name.LocalName, attribute.Value })
            .Prepend(element.Name.LocalName).Append(element.HasElements ? "" : element.Value))];

    private static string[] Scalars(string text)
    {
        var yaml = new YamlStream();
        yaml.Load(new StringReader(text));
        return [.. yaml.Documents[0].AllNodes.OfType<YamlScalarNode>().Select(node => node.Value ?? "")];
    }
}
