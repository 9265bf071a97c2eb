using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using MailKit.Security;
using SmtpSetupWizard.Diagnostics.Attempts;
using SmtpSetupWizard.Diagnostics.Checks;
using SmtpSetupWizard.Diagnostics.Findings;
using SmtpSetupWizard.Diagnostics.Network;
using SmtpSetupWizard.Diagnostics.Pasted;
using SmtpSetupWizard.Diagnostics.Tests.Findings;
using SmtpSetupWizard.Diagnostics.Wire;

namespace SmtpSetupWizard.Diagnostics.Tests.Fuzzing;

/// <summary>
/// Hostile bytes into everything that reads what others wrote. A short run is part of the tests; <c>FUZZ_INPUTS=1000000</c> makes a long one, and
/// <c>FUZZ_SEED</c> one that goes other ways.
/// </summary>
public class FuzzTests
{
    private const string Password = "s3cret-Canary";

    private static readonly int Inputs = Setting("FUZZ_INPUTS", 20_000);
    private static readonly int Seed = Setting("FUZZ_SEED", 1);

    private static readonly byte[][] Dialogues =
    [
        .. KnownReply.All.Where((_, index) => index % 4 == 0).Select(known => Encoding.UTF8.GetBytes(string.Concat(known.Reply.Lines.Select((line, at) => $"{known.Reply.Code}{(at + 1 < known.Reply.Lines.Count ? '-' : ' ')}{line}\r\n")))),
        .. new[]
        {
            "220 mx.example.com ESMTP Postfix\r\n250-mx.example.com\r\n250-PIPELINING\r\n250-SIZE 10240000\r\n250-STARTTLS\r\n250-AUTH PLAIN LOGIN\r\n250 SMTPUTF8\r\n", "* OK [CAPABILITY IMAP4rev1] ready\r\n",
            "+OK POP3 ready\r\n", "HTTP/1.1 400 Bad Request\r\n\r\n<html>", "SSH-2.0-OpenSSH_9.6\r\n", "220 ******************\r\n250-XXXXXXXA\r\n250 XXXB\r\n", $"535 5.7.8 no: {Password}\r\n", "334 VXNlcm5hbWU6\r\n",
        }.Select(Encoding.UTF8.GetBytes),
        [22, 3, 3, 0, 10, 2, 0, 0, 70, 3, 3, 1, 2, 3, 4, 21, 3, 3, 0, 2, 2, 40], [0x4a, 0, 0, 0, 10, 0x38, 0x2e, 0x30], [255, 253, 1],
    ];

    [Fact]
    public void The_reply_parser_reads_anything_and_pieces_like_the_whole() => Run(Dialogues, bytes =>
    {
        var whole = Replies(bytes, bytes.Length);
        Assert.Equal(whole, Replies(bytes, 1));
        Assert.Equal(whole, Replies(bytes, 7));
    });

    [Fact]
    public void The_reply_rules_name_a_finding_of_the_catalogue_for_anything() => Run(Dialogues, bytes =>
    {
        foreach (var reply in Parsed(bytes))
        {
            var stage = (Stage)(bytes.Length % 8) + 2;
            var code = ReplyClassifier.Classify(stage is Stage.Tls ? Stage.Auth : stage, reply, "smtp.example.com", ServerText.Decode(bytes));
            Assert.False(FindingCatalog.Get(code).PastedOnly);
        }
    });

    [Fact]
    public void What_a_server_offers_is_read_whatever_it_says() => Run(Dialogues, bytes =>
    {
        foreach (var reply in Parsed(bytes))
        {
            var offered = Capabilities.Read(reply);
            Assert.True(offered.Mechanisms.Count <= 50);
            Assert.True(offered.LargestMessage is null or > 0);
            _ = (offered.Has("STARTTLS"), offered.OffersAuth, StarttlsMask.Seen(offered, reply.Text), SaslMechanisms.OnlyOAuth(offered.Mechanisms));
        }
    });

    [Fact]
    public void The_watch_over_TLS_reads_anything_and_pieces_like_the_whole() => Run(Dialogues, bytes =>
    {
        var (whole, pieces) = (new TlsWatch(), new TlsWatch());
        whole.Read(bytes);
        foreach (var value in bytes) pieces.Read([value]);
        Assert.Equal((whole.NotTls, whole.FatalAlert, whole.ServerHello, whole.Version), (pieces.NotTls, pieces.FatalAlert, pieces.ServerHello, pieces.Version));
        var finding = TlsFailureClassifier.Classify(bytes.Length % 2 == 0, whole, null, bytes.Length % 3 == 0, bytes.Length % 5 == 0);
        Assert.True(FindingCatalog.Contains(finding.Code));
    });

    [Fact]
    public void A_protocol_is_told_from_any_first_bytes() => Run(Dialogues, bytes => _ = (ProtocolSniffer.Name(bytes), ProtocolSniffer.LooksLikeSmtp(bytes)));

    [Fact]
    public void What_a_server_says_is_harmless_and_bounded_when_shown() => Run(Dialogues, bytes =>
    {
        var scrubber = new SecretScrubber(new Credentials("ann@example.com", new Secret(Password)));
        var shown = ServerText.Clean(scrubber.Scrub(ServerText.Clean(ServerText.Decode(bytes), ReplyParser.MaxReply)));
        Assert.True(shown.Length <= ServerText.MaxLength);
        Assert.DoesNotContain(Password, shown, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(shown, sign => char.IsControl(sign) || CharUnicodeInfo.GetUnicodeCategory(sign) is UnicodeCategory.Format);
    });

    [Fact]
    public void A_challenge_of_any_form_ends_in_an_answer_or_a_refusal() => Run(Dialogues, bytes =>
    {
        var token = bytes.Length % 2 == 0 ? Convert.ToBase64String(bytes) : Encoding.Latin1.GetString(bytes);
        foreach (var name in new[] { "SCRAM-SHA-256", "LOGIN", "CRAM-MD5" })
        {
            try
            {
                _ = (SaslMechanisms.IsScramRefusal(name, token), SaslMechanisms.Challenge(name, token));
            }
            catch (Exception exception) when (exception is SaslException or FormatException or ArgumentException)
            {
                // What the sign-in takes for a malformed challenge.
            }
        }
    });

    [Fact]
    public void Anything_typed_as_a_host_is_a_host_or_a_named_mistake() => Run([.. Dialogues, .. new[] { "smtp.example.com", "https://ann:x@mail.example.com:587/a?b#c", "[2001:db8::1]:465", "почта.рф", "0x7f.1" }.Select(Encoding.UTF8.GetBytes)], bytes =>
    {
        var (host, error) = HostInput.Parse(ServerText.Decode(bytes));
        Assert.True(host is null ^ error is null);
    });

    [Fact]
    public void A_pasted_text_of_any_bytes_is_read() => Run(Dialogues, bytes =>
    {
        var read = PastedText.Read(ServerText.Decode(bytes));
        Assert.True(read.Finding is null || FindingCatalog.Contains(read.Finding.Code));
        Assert.True(read.Quote is null or { Length: <= ServerText.MaxLength });
    }, share: 20);

    [Fact]
    public void A_certificate_of_any_bytes_is_judged_or_cannot_be_read()
    {
        using var root = TestCertificates.Root();
        using var issuer = TestCertificates.Intermediate(root);
        using var leaf = TestCertificates.Leaf(issuer, names: ["smtp.example.com", "*.example.net"]);
        using var plain = TestCertificates.Leaf(null, rsaBits: 2048);
        var anchors = new TrustAnchors([root], Only: true);
        byte[][] seeds = [leaf.RawData, plain.RawData, issuer.RawData, root.RawData];
        Run(seeds, bytes =>
        {
            X509Certificate2 read;
            try
            {
                read = X509CertificateLoader.LoadCertificate(bytes);
            }
            catch (CryptographicException)
            {
                return;
            }

            using (read)
            {
                var judged = CertificateClassifier.Judge(read, [issuer, read], "smtp.example.com", anchors, TestCertificates.Now);
                Assert.All(judged.Causes, cause => Assert.True(FindingCatalog.Contains("tls." + cause)));
                Assert.True(judged.Causes.Count > 0 || read.RawData.AsSpan().SequenceEqual(leaf.RawData));
            }
        });
    }

    /// <param name="share">What takes long for each input gets one of this many.</param>
    private static void Run(IReadOnlyList<byte[]> seeds, Action<byte[]> read, int share = 1)
    {
        var broken = new ConcurrentQueue<string>();
        Parallel.For(0, Inputs / share, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, (input, loop) =>
        {
            var bytes = Mutator.Bytes(new Random(HashCode.Combine(Seed, input)), seeds);
            try
            {
                read(bytes);
            }
            catch (Exception exception)
            {
                broken.Enqueue($"input {input}: {Convert.ToHexString(bytes)}\n{exception}");
                loop.Stop();
            }
        });
        Assert.True(broken.IsEmpty, broken.FirstOrDefault());
    }

    private static List<string> Replies(byte[] bytes, int piece)
    {
        var replies = Parsed(bytes, piece, out var malformed);
        return [.. replies.Select(reply => $"{reply.Code} {string.Join('|', reply.Lines)} {reply.EnhancedCode} {reply.Text}"), .. malformed is null ? [] : new[] { malformed }];
    }

    private static List<Reply> Parsed(byte[] bytes) => Parsed(bytes, bytes.Length, out _);

    private static List<Reply> Parsed(byte[] bytes, int piece, out string? malformed)
    {
        List<Reply> replies = [];
        var parser = new ReplyParser();
        malformed = null;
        try
        {
            for (var at = 0; at < bytes.Length; at += piece)
            {
                var part = bytes.AsSpan(at, Math.Min(piece, bytes.Length - at));
                while (!part.IsEmpty)
                {
                    if (parser.Read(part, out var consumed) is { } reply) replies.Add(reply);
                    part = part[consumed..];
                }
            }
        }
        catch (MalformedReplyException exception)
        {
            // What came before it counts.
            malformed = exception.Message;
        }

        return replies;
    }

    private static int Setting(string name, int otherwise) => int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : otherwise;
}
