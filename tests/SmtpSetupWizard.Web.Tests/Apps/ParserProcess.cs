using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace SmtpSetupWizard.Web.Tests.Apps;

/// <summary>The parsers of other languages, each a script of <c>Parsers/</c>.</summary>
internal static class ParserProcess
{
    /// <summary>All texts at once to a script that takes and gives JSON.</summary>
    public static async Task<IReadOnlyList<string[]>> ReadTogetherAsync(string program, string script, IReadOnlyList<string> texts) =>
        JsonSerializer.Deserialize<string[][]>(await RunAsync(program, [Script(script)], JsonSerializer.Serialize(texts)))!;

    /// <summary>Each text as a file of its own to a script that ends what it found in one by U+0001, and within it each thing by NUL.</summary>
    public static async Task<IReadOnlyList<string[]>> ReadFilesAsync(string script, IReadOnlyList<string> texts)
    {
        var folder = Directory.CreateTempSubdirectory("snippet-");
        try
        {
            string[] files = [.. texts.Select((_, index) => Path.Combine(folder.FullName, $"{index}"))];
            foreach (var (file, text) in files.Zip(texts)) await File.WriteAllTextAsync(file, text + "\n", TestContext.Current.CancellationToken);
            var found = await RunAsync("sh", [Script(script), .. files], "");
            return [.. found.Split('\u0001')[..^1].Select(parts => parts.Split('\0', StringSplitOptions.RemoveEmptyEntries))];
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string Script(string name) => Path.Combine(AppContext.BaseDirectory, "Apps/Parsers", name);

    private static async Task<string> RunAsync(string program, IEnumerable<string> arguments, string input)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            StandardOutputEncoding = Encoding.UTF8,
            Environment = { ["LANG"] = "C.UTF-8", ["LC_ALL"] = "C.UTF-8" },
        })!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken), process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0, $"{program}: {await errors}\n{input}");
        return await output;
    }
}
