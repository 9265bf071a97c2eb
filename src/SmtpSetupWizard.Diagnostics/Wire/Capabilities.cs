using System.Globalization;

namespace SmtpSetupWizard.Diagnostics.Wire;

/// <summary>What a server says it can do (RFC 5321 section 4.1.1.1): read as servers write it, in any case and spacing.</summary>
public sealed class Capabilities
{
    private static readonly char[] Blanks = [' ', '\t'];

    private Capabilities(IReadOnlyList<string> lines) => Lines = lines;

    public static Capabilities None { get; } = new([]);

    /// <summary>As <see cref="Lines"/> were kept.</summary>
    public static Capabilities Of(IReadOnlyList<string> lines) => new(lines);

    /// <summary>One line each: keyword and parameters, single blanks between them.</summary>
    public IReadOnlyList<string> Lines { get; }

    /// <summary>Reads the reply to EHLO; its first line is the server's greeting.</summary>
    public static Capabilities Read(Reply reply) => new([.. reply.Lines.Skip(1)
        .Select(line => string.Join(' ', line.Split(Blanks, StringSplitOptions.RemoveEmptyEntries))).Where(line => line.Length > 0)]);

    public bool Has(string keyword) => Lines.Any(line => Keyword(line).Equals(keyword, StringComparison.OrdinalIgnoreCase));

    /// <summary>The largest message that is taken, in bytes (RFC 1870 section 6.1); null when no fixed limit is announced.</summary>
    public long? LargestMessage => Lines.Select(line => line.Split(' ')).FirstOrDefault(words => words[0].Equals("SIZE", StringComparison.OrdinalIgnoreCase)) is [_, var size, ..]
        && long.TryParse(size, NumberStyles.None, CultureInfo.InvariantCulture, out var bytes) && bytes > 0 ? bytes : null;

    /// <summary>Whether AUTH is offered (RFC 4954), in the old form <c>AUTH=</c> too.</summary>
    public bool OffersAuth => AuthLines.Any();

    /// <summary>The SASL mechanisms offered, upper case, each once.</summary>
    public IReadOnlyList<string> Mechanisms => [.. AuthLines.SelectMany(line => line.Split([' ', '='], StringSplitOptions.RemoveEmptyEntries).Skip(1))
        .Select(name => name.ToUpperInvariant()).Distinct(StringComparer.Ordinal)];

    private IEnumerable<string> AuthLines => Lines.Where(line => Keyword(line).Equals("AUTH", StringComparison.OrdinalIgnoreCase)
        || line.StartsWith("AUTH=", StringComparison.OrdinalIgnoreCase));

    private static string Keyword(string line) => line.IndexOf(' ', StringComparison.Ordinal) is var end and > 0 ? line[..end] : line;
}
