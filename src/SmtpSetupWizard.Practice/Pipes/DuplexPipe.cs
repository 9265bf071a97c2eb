namespace SmtpSetupWizard.Practice.Pipes;

/// <summary>Two connected streams in memory that behave as the two ends of a TCP connection.</summary>
public sealed class DuplexPipe
{
    private const int DefaultCapacity = 64 * 1024;

    /// <param name="capacity">Bytes that each side may be ahead of the other's reading.</param>
    public DuplexPipe(int capacity = DefaultCapacity)
    {
        var toServer = new OneWay(capacity);
        var toClient = new OneWay(capacity);
        Client = new PipeStream(toClient, toServer);
        Server = new PipeStream(toServer, toClient);
        Client.Peer = Server;
        Server.Peer = Client;
    }

    /// <summary>The same over a distance.</summary>
    /// <param name="latency">How long a byte takes from one side to the other: half a round trip.</param>
    public DuplexPipe(TimeSpan latency, TimeProvider time)
    {
        OneWay fromClient = new(DefaultCapacity), toServer = new(DefaultCapacity), fromServer = new(DefaultCapacity), toClient = new(DefaultCapacity);
        Client = new PipeStream(toClient, fromClient);
        Server = new PipeStream(toServer, fromServer);
        Client.Peer = Server;
        Server.Peer = Client;
        _ = new Distance(fromClient, toServer, latency, time).CarryAsync();
        _ = new Distance(fromServer, toClient, latency, time).CarryAsync();
    }

    public PipeStream Client { get; }
    public PipeStream Server { get; }
}
