using System.Text;

namespace SmtpSetupWizard.Practice.Scripts;

/// <summary>What a server does when its turn comes: acts in order.</summary>
public sealed record Answer(IReadOnlyList<Act> Acts)
{
    public static Answer Close { get; } = new([new Close()]);
    public static Answer Cut { get; } = new([new Cut()]);
    public static Answer HalfClose { get; } = new([new HalfClose(), new StaySilent()]);
    public static Answer Reset { get; } = new([new Reset()]);
    public static Answer Silence { get; } = new([new StaySilent()]);

    /// <summary>The code of the last reply line that is sent; 0 when none is.</summary>
    public int Code
    {
        get
        {
            var line = Acts.OfType<Send>().Select(send => Encoding.Latin1.GetString(send.Bytes.Span)).LastOrDefault()?
                .Split('\n', StringSplitOptions.RemoveEmptyEntries).LastOrDefault();
            return line?.Length >= 3 && int.TryParse(line.AsSpan(0, 3), System.Globalization.NumberStyles.None, null, out var code) ? code : 0;
        }
    }

    /// <summary>Whether the first line sent is the 220 after which a client begins TLS.</summary>
    public bool StartsTls => Acts.OfType<Send>().FirstOrDefault() is { } first && first.Bytes.Span.StartsWith("220"u8);

    /// <summary>Whole reply lines, parted by a line feed.</summary>
    public static Answer Reply(string lines) => Raw(lines.ReplaceLineEndings("\r\n") + "\r\n");

    /// <summary>Text as it is, in UTF-8.</summary>
    public static Answer Raw(string text) => Bytes(Encoding.UTF8.GetBytes(text));

    public static Answer Bytes(ReadOnlyMemory<byte> bytes) => new([new Send(bytes)]);

    /// <summary>A multi-line reply (RFC 5321 section 4.2.1).</summary>
    public static Answer Lines(int code, IReadOnlyList<string> texts) =>
        Reply(string.Join('\n', texts.Select((text, i) => string.Create(null, $"{code}{(i == texts.Count - 1 ? ' ' : '-')}{text}"))));

    /// <summary>Byte by byte, with a pause after each.</summary>
    public static Answer Drip(string text, TimeSpan pause) =>
        new([.. Encoding.UTF8.GetBytes(text).SelectMany(b => (Act[])[new Send(new[] { b }), new Pause(pause)])]);

    public static Answer RepeatForEver(string line) => new([new RepeatForEver(line)]);

    public static implicit operator Answer(string lines) => Reply(lines);

    public Answer After(TimeSpan pause) => new([new Pause(pause), .. Acts]);

    public Answer Then(Answer next) => new([.. Acts, .. next.Acts]);
}
