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

    public PipeStream Client { get; }
    public PipeStream Server { get; }
}
