using System.Text;

namespace SmtpSetupWizard.Diagnostics.Tests.Fuzzing;

/// <summary>Makes hostile bytes out of honest ones. The same number gives the same bytes again.</summary>
internal static class Mutator
{
    private static readonly byte[][] Tokens =
    [
        .. new[]
        {
            "\r\n", "\n", "\r", "\0", "-", " ", "220 ", "250-", "250 STARTTLS\r\n", "334 ", "421 4.3.2 ", "535-5.7.8 ", "5.7.8", "x.y.z", "AUTH=", "AUTH PLAIN LOGIN", "SIZE 99999999999999999999", "XXXXXXXA",
            "\u202e", "\u200b", "\ufeff", "\u001b[2J", "\u001b]0;x\u0007", "<script>alert(1)</script>", "](http://x)", "{host}", "[[{reply}", "@", "@@@", "https://", "http://a@b:c/?d=e%00",
            "ann@example.com", "192.0.2.1", "2001:db8::1", "::::::::", "\ud55c\uad6d", "您的", "пароль", "ﬀ", "İ", "ß", new string('A', 600), new string('.', 300), new string('(', 200),
        }.Select(Encoding.UTF8.GetBytes),
        [0xff, 0xfe], [0xc3], [0xed, 0xa0, 0x80], [0xf4, 0x90, 0x80, 0x80], [22, 3, 1, 0, 6, 2, 0, 0, 70, 3, 2], [21, 3, 3, 0, 2, 2, 40], [0x30, 0x82, 0xff, 0xff], [0x30, 0x80], [0xb5, 0xc4],
    ];

    public static byte[] Bytes(Random random, IReadOnlyList<byte[]> seeds)
    {
        List<byte> bytes = [.. seeds[random.Next(seeds.Count)]];
        for (var changes = random.Next(8); changes >= 0; changes--) Change(bytes, random, seeds);
        return [.. bytes];
    }

    private static void Change(List<byte> bytes, Random random, IReadOnlyList<byte[]> seeds)
    {
        var at = random.Next(bytes.Count + 1);
        var length = Math.Min(random.Next(1, 24), bytes.Count - at);
        switch (random.Next(9))
        {
            case 0 when at < bytes.Count:
                bytes[at] ^= (byte)(1 << random.Next(8));
                break;
            case 1 when at < bytes.Count:
                bytes[at] = (byte)random.Next(256);
                break;
            case 2:
                bytes.RemoveRange(at, length);
                break;
            case 3:
                bytes.InsertRange(at, bytes.GetRange(at, length));
                break;
            case 4:
                var other = seeds[random.Next(seeds.Count)];
                bytes.InsertRange(at, other.AsSpan(random.Next(other.Length + 1)));
                break;
            case 5:
                bytes.RemoveRange(at, bytes.Count - at);
                break;
            case 6:
                bytes.InsertRange(at, Enumerable.Repeat((byte)random.Next(256), 1 << random.Next(12)));
                break;
            default:
                bytes.InsertRange(at, Tokens[random.Next(Tokens.Length)]);
                break;
        }
    }
}
