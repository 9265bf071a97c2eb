using System.Net;
using System.Net.Sockets;
using SmtpSetupWizard.Diagnostics.Checks;
using SmtpSetupWizard.Diagnostics.Findings;
using SmtpSetupWizard.Diagnostics.Network;
using SmtpSetupWizard.Diagnostics.Wire;

namespace SmtpSetupWizard.Diagnostics.Attempts;

/// <summary>
/// One connection to one endpoint, stage by stage up to the gate: connect, greeting, EHLO, STARTTLS, TLS, EHLO again (RFC 3207), or TLS first.
/// Each stage ends well or throws <see cref="AttemptEndedException"/>.
/// </summary>
internal sealed class EndpointSession(AttemptContext context, AttemptState state) : IAsyncDisposable
{
    /// <summary>The good answer to a connection and to STARTTLS (RFC 5321 section 4.3.2, RFC 3207 section 4).</summary>
    private const int Ready = 220;

    /// <summary>The good answer to EHLO (RFC 5321 section 4.3.2), and to anything when no other number fits.</summary>
    public const int Done = 250;

    private GuardedStream? _guard;
    private TlsClient? _tls;
    private SmtpConversation? _conversation;
    private Task<IPAddress?>? _brokenIpv6;
    private bool _readInsideTls;
    private string _ehloName = "";
    private string? _suspect;
    private bool _secure;

    public SmtpConversation Conversation => _conversation!;

    /// <summary>What EHLO offered last.</summary>
    public Capabilities Capabilities { get; private set; } = Capabilities.None;

    /// <summary>The greeting's text.</summary>
    public string Banner { get; private set; } = "";

    private bool Implicit => state.Current.Endpoint.Tls is TlsMode.Implicit;

    public async Task OpenAsync()
    {
        // The connector keeps the limit itself: it knows which of several addresses' failures tells most.
        await StageAsync(Stage.Connect, Timeout.InfiniteTimeSpan, ConnectAsync);
        if (Implicit) await StageAsync(Stage.Tls, context.Limits.Tls, HandshakeAsync);
        await StageAsync(Stage.Greeting, context.Limits.Greeting, GreetAsync);
        await StageAsync(Stage.Hello, context.Limits.Command, HelloAsync);
        if (Implicit) return;
        if (Capabilities.OffersAuth) state.Warn(new("auth.plaintext_offered", new Evidence { Mechanisms = Capabilities.Mechanisms }));
        await StageAsync(Stage.Starttls, context.Limits.Command, StarttlsAsync);
        await StageAsync(Stage.Tls, context.Limits.Tls, HandshakeAsync);
        await StageAsync(Stage.Hello, context.Limits.Command, HelloAsync);
    }

    /// <summary>Waits until it is known whether IPv6 is broken here: 500 ms from the connect at most.</summary>
    public async Task SettleAsync()
    {
        if (_brokenIpv6 is { } broken && await broken is { } address) state.Warn(new("connect.ipv6_broken", new Evidence { Address = address.ToString() }));
    }

    /// <summary>Says goodbye if the session came far enough to be polite.</summary>
    public Task QuitAsync(CancellationToken cancellationToken) => Capabilities.Lines.Count > 0 && (_secure || _guard!.Tls is null) ? Conversation.QuitAsync(cancellationToken) : Task.CompletedTask;

    /// <summary>Runs a stage within its time limit and names what ends it.</summary>
    public async Task StageAsync(Stage stage, TimeSpan limit, Func<CancellationToken, Task<Reply?>> work)
    {
        state.Begin(stage);
        var started = context.Clock.ElapsedMs;
        using var deadline = new CancellationTokenSource(limit, context.Clock.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, context.Total, context.Cancelled);
        Finding finding;
        Reply? reply = null;
        try
        {
            reply = await work(either.Token);
            var warning = stage is Stage.Greeting && context.Clock.ElapsedMs - started > context.Limits.SlowGreeting.TotalMilliseconds
                ? new Finding("greeting.slow", new Evidence { WaitedMs = context.Clock.ElapsedMs - started }) : null;
            state.End(warning is null ? StageOutcome.Ok : StageOutcome.Warning, warning?.Code, reply is null ? null : $"{reply.Code} {string.Join('\n', reply.Lines)}");
            if (warning is not null) state.Warn(warning);
            return;
        }
        catch (AttemptEndedException ended)
        {
            finding = ended.Finding;
        }
        catch (OperationCanceledException) when (context.Cancelled.IsCancellationRequested)
        {
            finding = new("not_tried.cancelled");
        }
        catch (OperationCanceledException)
        {
            finding = Silent(stage, context.Clock.ElapsedMs - started);
        }
        catch (MalformedReplyException malformed)
        {
            finding = NoReply(stage, malformed.Line.Span);
        }
        catch (Exception exception) when (PeerFailure.Is(exception))
        {
            finding = stage is Stage.Connect ? new("connect.unreachable") : _guard?.TooMuch is true && stage is not Stage.Tls ? NoReply(stage, []) : new($"{Name(stage)}.closed", new Evidence { Address = state.Current.Address });
        }

        var seen = finding.Evidence;
        state.End(
            FindingCatalog.Get(finding.Code).Severity is Severity.Warning ? StageOutcome.Warning : StageOutcome.Failed,
            finding.Code, seen.ReplyCode is { } code ? $"{code} {seen.EnhancedCode} {seen.ReplyText}".Replace("  ", " ", StringComparison.Ordinal) : null);
        throw new AttemptEndedException(finding);
    }

    /// <summary>What a refusing reply, or one that makes no sense at this stage, means.</summary>
    public AttemptEndedException Refused(Stage stage, Reply reply, Evidence? seen = null, bool foreignRecipient = false) =>
        Refused(ReplyClassifier.Classify(stage, reply, context.Host, Banner, foreignRecipient), stage, reply, seen);

    public AttemptEndedException Refused(string code, Stage stage, Reply reply, Evidence? seen = null)
    {
        var name = Name(stage);
        return new(new Finding(code, (seen ?? Evidence.None) with
        {
            Stage = code.StartsWith(name + ".", StringComparison.Ordinal) ? null : name,
            ReplyCode = reply.Code,
            EnhancedCode = reply.EnhancedCode,
            ReplyText = state.Shown(reply.Text),
            Size = code == "message.too_large" ? Capabilities.LargestMessage : null,
        }));
    }

    private async Task<Reply?> ConnectAsync(CancellationToken cancellationToken)
    {
        state.Update(attempt => attempt with { Connections = attempt.Connections + 1 });
        var result = await context.Connector.ConnectAsync(context.Target, state.Current.Endpoint.Port, context.Limits.Connect, cancellationToken);
        if (result.Stream is null) throw new AttemptEndedException(new Finding(result.Code!, new Evidence { Address = result.Address?.ToString(), WaitedMs = result.Code == "connect.timeout" ? (int)context.Limits.Connect.TotalMilliseconds : null }));
        _brokenIpv6 = result.BrokenIpv6;
        _ehloName = context.EhloName ?? AddressLiteral(result.Stream);
        _guard = new GuardedStream(result.Stream);
        _conversation = new SmtpConversation(_guard, state.Transcript, context.Clock);
        state.Update(attempt => attempt with { Address = result.Address!.ToString() });
        return null;
    }

    private async Task<Reply?> GreetAsync(CancellationToken cancellationToken)
    {
        var reply = Implicit
            ? await FirstInsideTlsAsync(() => Conversation.ReplyAsync(cancellationToken))
            : await SecondLook.BesideAsync(Conversation.ReplyAsync(cancellationToken), () => Conversation.HasUnread, context, state, cancellationToken);
        Banner = reply.Text;

        // A name or a word in a greeting is no proof yet: the answer to EHLO is.
        _suspect = ProtocolSniffer.Name(System.Text.Encoding.UTF8.GetBytes($"{reply.Code} {reply.Text}"));
        if (reply.Code == Ready) return reply;
        throw reply.Class == 2 && _suspect is { } protocol ? Refused("greeting.not_smtp", Stage.Greeting, reply, new Evidence { Protocol = protocol }) : Refused(Stage.Greeting, reply);
    }

    private async Task<Reply?> HelloAsync(CancellationToken cancellationToken)
    {
        var reply = await FirstInsideTlsAsync(() => Conversation.CommandAsync($"EHLO {_ehloName}", cancellationToken));
        if (reply.Code != Done)
        {
            if (_suspect is { } protocol) throw Refused("greeting.not_smtp", Stage.Hello, reply, new Evidence { Protocol = protocol });

            // Only a server that does not know the command is asked the old way (RFC 5321 section 3.2), and only to tell that apart.
            if (reply.Code is not (500 or 502) || (_tls is not null && !Implicit)) throw Refused(Stage.Hello, reply);
            var old = await Conversation.CommandAsync($"HELO {_ehloName}", cancellationToken);
            throw old.Code == Done ? Refused("hello.no_esmtp", Stage.Hello, reply) : Refused(Stage.Hello, reply);
        }

        Capabilities = Capabilities.Read(reply);
        state.Update(attempt => attempt with { Capabilities = [.. Capabilities.Lines.Select(line => state.Shown(line))] });
        return reply;
    }

    private async Task<Reply?> StarttlsAsync(CancellationToken cancellationToken)
    {
        if (!Capabilities.Has("STARTTLS")) throw new AttemptEndedException(StarttlsMask.Seen(Capabilities, Banner) ? "starttls.stripped" : "starttls.not_offered");
        var reply = await Conversation.CommandAsync("STARTTLS", cancellationToken);
        if (reply.Code is not (Ready or Done)) throw Refused(Stage.Starttls, reply);
        if (Conversation.HasUnread) throw Refused("starttls.injection", Stage.Starttls, reply);
        try
        {
            _guard!.BeginTls();
        }
        catch (InjectedBytesException)
        {
            throw Refused("starttls.injection", Stage.Starttls, reply);
        }

        return reply;
    }

    private async Task<Reply?> HandshakeAsync(CancellationToken cancellationToken)
    {
        if (Implicit) _guard!.WatchTls();
        _tls = new TlsClient(_guard!, context.Host, context.Certificates);
        try
        {
            await _tls.HandshakeAsync(cancellationToken);
        }
        catch (InjectedBytesException)
        {
            throw new AttemptEndedException("starttls.injection");
        }
        catch (Exception exception) when (exception is MalformedReplyException || PeerFailure.Is(exception))
        {
            var finding = TlsFailureClassifier.Classify(Implicit, _guard!.Tls!, _tls.Judgement, _tls.CertificateRequested, _guard.PeerClosed);
            throw new AttemptEndedException(finding.Code == "tls.name_mismatch" ? await context.Names.AdviseAsync(finding, Banner, cancellationToken) : finding);
        }
        finally
        {
            if (_tls.Judgement is { } judgement) state.Update(attempt => attempt with { Security = new(_tls.Protocol, _tls.Cipher, state.Safe(judgement.Facts)) });
        }

        if (_tls.Judgement!.Warning is { } warning) state.Warn(warning);
        Conversation.Secure(_tls.Stream);
        _secure = true;
        return null;
    }

    /// <summary>TLS 1.3 tells at the first read that a certificate of ours was wanted (RFC 8446 section 4.4.2.4); the alert is encrypted then.</summary>
    private async Task<Reply> FirstInsideTlsAsync(Func<Task<Reply>> read)
    {
        var first = _tls is not null && !_readInsideTls;
        _readInsideTls = _tls is not null;
        try
        {
            return await read();
        }
        catch (IOException exception) when (first && exception is not EndOfStreamException && !_guard!.PeerClosed && !_guard.TooMuch)
        {
            throw new AttemptEndedException(_tls!.CertificateRequested ? "tls.client_certificate_required" : "tls.handshake_failed");
        }
    }

    private Finding Silent(Stage stage, int waitedMs)
    {
        if (stage is Stage.Tls && _guard?.Tls is { NotTls: true } watch) return TlsFailureClassifier.Classify(Implicit, watch, null, certificateRequested: false, peerClosed: false);
        if (stage is Stage.Hello && _suspect is { } suspect) return new("greeting.not_smtp", new Evidence { Protocol = suspect, ReplyText = state.Shown(Banner) });
        var protocol = stage is Stage.Greeting && _conversation is not null ? ProtocolSniffer.Name(_conversation.PartialLine) : null;
        return protocol is null
            ? new($"{Name(stage)}.timeout", new Evidence { WaitedMs = waitedMs, Address = state.Current.Address })
            : new("greeting.not_smtp", new Evidence { Protocol = protocol });
    }

    private Finding NoReply(Stage stage, ReadOnlySpan<byte> line)
    {
        var said = line.IsEmpty ? null : state.Shown(ServerText.Decode(line));
        return stage is Stage.Greeting && ProtocolSniffer.Name(line) is { } protocol
            ? new("greeting.not_smtp", new Evidence { Protocol = protocol, ReplyText = said })
            : new($"{Name(stage)}.malformed", new Evidence { ReplyText = said });
    }

    /// <summary>Who has no name says its address (RFC 5321 section 4.1.3).</summary>
    private static string AddressLiteral(Stream connection) => (connection as NetworkStream)?.Socket.LocalEndPoint switch
    {
        IPEndPoint { Address: { IsIPv4MappedToIPv6: true } address } => $"[{address.MapToIPv4()}]",
        IPEndPoint { Address: { AddressFamily: AddressFamily.InterNetworkV6 } address } => $"[IPv6:{address}]",
        IPEndPoint { Address: var address } => $"[{address}]",
        _ => "[127.0.0.1]",
    };

    private static string Name(Stage stage) => stage.ToString().ToLowerInvariant();

    public async ValueTask DisposeAsync()
    {
        if (_conversation is not null) await _conversation.DisposeAsync();
        if (_tls is not null) await _tls.DisposeAsync();
    }
}
