namespace SmtpSetupWizard.Diagnostics.Wire;

/// <summary>
/// Reads the clear part of what a server sends in a TLS handshake (RFC 8446 section 5.1, RFC 5246 section 6.2.1): versions, the
/// ServerHello, fatal alerts; or the beginning of what is no TLS at all.
/// </summary>
public sealed class TlsWatch
{
    private const byte ChangeCipherSpec = 20;
    private const byte AlertRecord = 21;
    private const byte Handshake = 22;
    private const byte ApplicationData = 23;
    private const int MaxOpening = 512;

    private readonly List<byte> _opening = [];
    private readonly byte[] _head = new byte[5];
    private readonly List<byte> _start = [];
    private int _headLength;
    private int _bodyLeft;
    private bool _encrypted;

    /// <summary>Whether anything came.</summary>
    public bool Answered => _opening.Count > 0;

    /// <summary>Whether a ServerHello came.</summary>
    public bool ServerHello { get; private set; }

    /// <summary>The version of the ServerHello or of an alert record, such as 0x0302; null when neither came.</summary>
    public int? Version { get; private set; }

    /// <summary>The number of a fatal alert in clear.</summary>
    public int? FatalAlert { get; private set; }

    /// <summary>Whether the server said goodbye in clear (RFC 8446 section 6.1): it ended the connection, and that is no failure of its own.</summary>
    public bool CloseNotify { get; private set; }

    /// <summary>Whether what came is no TLS.</summary>
    public bool NotTls { get; private set; }

    /// <summary>The first bytes that came, at most 512.</summary>
    public ReadOnlyMemory<byte> Opening => _opening.ToArray();

    public void Read(ReadOnlySpan<byte> bytes)
    {
        if (_opening.Count < MaxOpening) _opening.AddRange(bytes[..Math.Min(bytes.Length, MaxOpening - _opening.Count)]);
        while (!bytes.IsEmpty && !NotTls && !_encrypted)
        {
            if (_bodyLeft == 0 && _headLength < _head.Length)
            {
                _head[_headLength++] = bytes[0];
                bytes = bytes[1..];
                if (_headLength < _head.Length)
                {
                    CheckPartialHead();
                    continue;
                }

                BeginRecord();
                continue;
            }

            var take = Math.Min(bytes.Length, _bodyLeft);
            if (_start.Count < 6) _start.AddRange(bytes[..Math.Min(take, 6 - _start.Count)]);
            bytes = bytes[take..];
            _bodyLeft -= take;
            ReadStart();
            if (_bodyLeft == 0) _headLength = 0;
        }
    }

    private void CheckPartialHead() => NotTls = _head[0] is < ChangeCipherSpec or > ApplicationData || (_headLength > 1 && _head[1] != 3);

    private void BeginRecord()
    {
        CheckPartialHead();
        _bodyLeft = (_head[3] << 8) | _head[4];
        _start.Clear();
        _encrypted = _head[0] is ChangeCipherSpec or ApplicationData;
        if (_bodyLeft == 0) _headLength = 0;
    }

    private void ReadStart()
    {
        switch (_head[0])
        {
            case AlertRecord when _start.Count >= 2 && _start[0] == 2:
                FatalAlert ??= _start[1];
                Version ??= (_head[1] << 8) | _head[2];
                break;
            case AlertRecord when _start.Count >= 2 && _start[1] == 0:
                CloseNotify = true;
                break;
            case Handshake when !ServerHello && _start.Count >= 6 && _start[0] == 2:
                ServerHello = true;
                Version = (_start[4] << 8) | _start[5];
                break;
        }
    }
}
