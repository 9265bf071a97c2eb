#pragma warning disable MA0048 // A command belongs to its connection.
using SmtpSetupWizard.Practice.Scripts;

namespace SmtpSetupWizard.Practice;

/// <summary>One connection as the server saw it.</summary>
public sealed class PracticeConnection(string host, PracticeCall call, Pipes.PipeStream pipe)
{
    private readonly Lock _lock = new();
    private readonly List<PracticeCommand> _commands = [];
    private readonly List<SignIn> _signIns = [];
    private readonly List<string> _messages = [];

    public string Host { get; } = host;
    public PracticeCall Call { get; } = call;

    /// <summary>The server name in the ClientHello (RFC 6066 section 3).</summary>
    public string? ServerName { get; internal set; }

    /// <summary>Whether the TLS handshake ended well on the server's side.</summary>
    public bool Secure { get; internal set; }

    /// <summary>Whether the client has closed its side.</summary>
    public bool ClientHasLeft => pipe.PeerHasClosed;

    /// <summary>Whether the server's side has ended as well.</summary>
    public bool Ended { get; internal set; }

    /// <summary>The command lines, without the lines of a sign-in's exchange.</summary>
    public IReadOnlyList<PracticeCommand> Commands => Copy(_commands);

    public IReadOnlyList<SignIn> SignIns => Copy(_signIns);
    public IReadOnlyList<string> Messages => Copy(_messages);

    internal void Add(PracticeCommand command)
    {
        lock (_lock) _commands.Add(command);
    }

    internal void Add(SignIn signIn)
    {
        lock (_lock) _signIns.Add(signIn);
    }

    internal void Add(string message)
    {
        lock (_lock) _messages.Add(message);
    }

    private T[] Copy<T>(List<T> list)
    {
        lock (_lock) return [.. list];
    }
}

/// <summary>A command line.</summary>
public sealed record PracticeCommand(string Line, bool InsideTls)
{
    /// <summary>In upper case.</summary>
    public string Verb => Line.Split(' ', 2)[0].ToUpperInvariant();
}
