using SmtpSetupWizard.Practice.Scripts;

namespace SmtpSetupWizard.Practice;

/// <summary>What practice servers received, passwords included: for tests alone. Without a log nothing is kept.</summary>
public sealed class PracticeLog
{
    private readonly Lock _lock = new();
    private readonly List<PracticeConnection> _connections = [];
    private readonly List<PracticeConnection> _signingIn = [];

    /// <summary>In the order they were opened.</summary>
    public IReadOnlyList<PracticeConnection> Connections
    {
        get
        {
            lock (_lock) return [.. _connections];
        }
    }

    /// <summary>Connections that have not ended.</summary>
    public int Open => Connections.Count(connection => !connection.Ended);

    /// <summary>Every AUTH exchange, in the order of the connections.</summary>
    public IReadOnlyList<SignIn> SignIns => [.. Connections.SelectMany(connection => connection.SignIns)];

    /// <summary>The AUTH commands of all connections.</summary>
    public int AuthCommands => Connections.Sum(connection => connection.Commands.Count(command => command.Verb == "AUTH"));

    /// <summary>The most AUTH exchanges that were under way at once.</summary>
    public int MostSigningInAtOnce { get; private set; }

    /// <summary>Messages that were taken, headers and body, dots undone.</summary>
    public IReadOnlyList<string> Messages => [.. Connections.SelectMany(connection => connection.Messages)];

    internal void Add(PracticeConnection connection)
    {
        lock (_lock) _connections.Add(connection);
    }

    internal void SignInBegins(PracticeConnection connection)
    {
        lock (_lock)
        {
            _signingIn.Add(connection);
            MostSigningInAtOnce = Math.Max(MostSigningInAtOnce, _signingIn.Count(other => !other.ClientHasLeft));
        }
    }

    internal void SignInEnds(PracticeConnection connection)
    {
        lock (_lock) _signingIn.Remove(connection);
    }
}
