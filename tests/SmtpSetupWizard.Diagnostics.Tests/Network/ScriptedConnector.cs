using System.Net;
using System.Net.Sockets;
using SmtpSetupWizard.Diagnostics.Network;

namespace SmtpSetupWizard.Diagnostics.Tests.Network;

/// <summary>Answers each address after its delay with its outcome, and notes what was asked when.</summary>
internal sealed class ScriptedConnector(VirtualTime time) : IConnector
{
    private readonly Dictionary<IPAddress, (int AfterMs, SocketError? Error)> _script = [];
    private bool _stubborn;

    public List<(string Address, int AtMs)> Calls { get; } = [];

    public List<TrackedStream> Streams { get; } = [];

    /// <summary>Addresses whose try was given up before it had ended.</summary>
    public List<string> GivenUp { get; } = [];

    public ScriptedConnector Answers(string address, int afterMs) => Set(address, afterMs, null);

    public ScriptedConnector Fails(string address, SocketError error, int afterMs = 0) => Set(address, afterMs, error);

    /// <summary>Connects even when it was given up: the answer was on its way.</summary>
    public ScriptedConnector Stubborn()
    {
        _stubborn = true;
        return this;
    }

    public ScriptedConnector StaysSilent(string address) => Set(address, -1, null);

    public async ValueTask<Stream> ConnectAsync(IPAddress address, int port, CancellationToken cancellationToken)
    {
        var (afterMs, error) = _script[address];
        Calls.Add((address.ToString(), time.ElapsedMs));
        await using (cancellationToken.Register(() => GivenUp.Add(address.ToString())))
        {
            if (afterMs != 0) await Task.Delay(TimeSpan.FromMilliseconds(afterMs), time.Provider, _stubborn ? CancellationToken.None : cancellationToken);
        }

        if (error is { } code) throw new SocketException((int)code);
        var stream = new TrackedStream(address.ToString());
        Streams.Add(stream);
        return stream;
    }

    private ScriptedConnector Set(string address, int afterMs, SocketError? error)
    {
        _script[IPAddress.Parse(address)] = (afterMs, error);
        return this;
    }

    internal sealed class TrackedStream(string address) : MemoryStream
    {
        public string Address => address;

        public bool Closed { get; private set; }

        protected override void Dispose(bool disposing)
        {
            Closed = true;
            base.Dispose(disposing);
        }
    }
}
