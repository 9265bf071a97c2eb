using System.Text;
using CsCheck;
using SmtpSetupWizard.Diagnostics.Wire;

namespace SmtpSetupWizard.Diagnostics.Tests.Wire;

public class ReplyParserTests
{
    [Theory]
    [InlineData("220 mx.example.com ESMTP\r\n", 220, "mx.example.com ESMTP")]
    [InlineData("220\r\n", 220, "")]
    [InlineData("220 \n", 220, "")]
    [InlineData("250-one\r\n250-two\r\n250 three\r\n", 250, "one|two|three")]
    [InlineData("250-one\n250\n", 250, "one|")]
    [InlineData("250 a\r\r\n", 250, "a")]
    [InlineData("250\ttabbed\r\n", 250, "tabbed")]
    public void A_legal_reply_is_read_as_servers_write_it(string text, int code, string lines)
    {
        var reply = Read(text);
        Assert.Equal(code, reply!.Code);
        Assert.Equal(lines, string.Join('|', reply.Lines));
    }

    [Fact]
    public void A_reply_reads_alike_in_one_piece_and_byte_by_byte()
    {
        var parser = new ReplyParser();
        Reply? reply = null;
        foreach (var value in "250-a\r\n250 b\r\n"u8.ToArray()) reply ??= parser.Read([value], out _);
        Assert.Equal(["a", "b"], reply!.Lines);
    }

    [Fact]
    public void What_comes_behind_a_reply_is_left_alone()
    {
        new ReplyParser().Read("220 ready\r\n250 injected\r\n"u8, out var consumed);
        Assert.Equal("220 ready\r\n".Length, consumed);
    }

    [Theory]
    [InlineData("hello\r\n")]
    [InlineData("22 short\r\n")]
    [InlineData("2200 four digits\r\n")]
    [InlineData("\r\n")]
    [InlineData("250-one\r\n251 two\r\n")]
    [InlineData("220 a\0b\r\n")]
    public void What_is_no_reply_is_malformed(string text) => Assert.Throws<MalformedReplyException>(() => Read(text));

    [Fact]
    public void A_line_of_2048_bytes_is_a_line_and_of_2049_is_not()
    {
        Assert.NotNull(Read("220 " + new string('x', ReplyParser.MaxLine - 4) + "\n"));
        Assert.Throws<MalformedReplyException>(() => Read("220 " + new string('x', ReplyParser.MaxLine - 3) + "\n"));
    }

    [Fact]
    public void A_reply_of_200_lines_is_a_reply_and_of_201_is_not()
    {
        Assert.NotNull(Read(string.Concat(Enumerable.Repeat("250-x\r\n", 199)) + "250 x\r\n"));
        Assert.Throws<MalformedReplyException>(() => Read(string.Concat(Enumerable.Repeat("250-x\r\n", 200)) + "250 x\r\n"));
    }

    [Fact]
    public void A_reply_of_over_64_KiB_is_malformed() =>
        Assert.Throws<MalformedReplyException>(() => Read(string.Concat(Enumerable.Repeat("250-" + new string('x', 1000) + "\r\n", 66))));

    [Theory]
    [InlineData("535 5.7.8 bad\r\n", "5.7.8", "bad")]
    [InlineData("535-5.7.8 bad\r\n535 5.7.8  more\r\n", "5.7.8", "bad\nmore")]
    [InlineData("535 bad\r\n", null, "bad")]
    [InlineData("250 2.0.0\r\n", "2.0.0", "")]
    [InlineData("550 5.7.1: denied\r\n", "5.7.1", "denied")]
    [InlineData("550 4.7.1 other class\r\n", null, "4.7.1 other class")]
    [InlineData("220 1.2.3.4 ready\r\n", null, "1.2.3.4 ready")]
    public void The_enhanced_code_is_told_apart_from_the_text(string text, string? enhanced, string said)
    {
        var reply = Read(text)!;
        Assert.Equal(enhanced, reply.EnhancedCode);
        Assert.Equal(said, reply.Text);
    }

    [Fact]
    public void Latin_1_is_read_where_text_is_no_UTF_8()
    {
        var reply = new ReplyParser().Read(Encoding.Latin1.GetBytes("550 refusé\r\n"), out _);
        Assert.Equal(["refusé"], reply!.Lines);
    }

    [Fact]
    public void Any_bytes_end_in_a_reply_a_fault_or_a_wait() => Gen.Byte.Array[0, 5000].Sample(bytes =>
    {
        try
        {
            new ReplyParser().Read(bytes, out var consumed);
            Assert.InRange(consumed, 0, bytes.Length);
        }
        catch (MalformedReplyException)
        {
            // That is its word for it.
        }
    });

    private static Reply? Read(string text) => new ReplyParser().Read(Encoding.UTF8.GetBytes(text), out _);
}
