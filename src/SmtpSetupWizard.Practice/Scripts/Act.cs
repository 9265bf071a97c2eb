#pragma warning disable MA0048 // The acts are read together.
namespace SmtpSetupWizard.Practice.Scripts;

/// <summary>One thing that a server does on a connection.</summary>
public abstract record Act;

/// <summary>Bytes in one piece.</summary>
public sealed record Send(ReadOnlyMemory<byte> Bytes) : Act;

/// <summary>A pause, by the time provider.</summary>
public sealed record Pause(TimeSpan Time) : Act;

/// <summary>Nothing more, until the client goes.</summary>
public sealed record StaySilent : Act;

/// <summary>An orderly end: close_notify inside TLS, then FIN.</summary>
public sealed record Close : Act;

/// <summary>FIN alone, without TLS's close_notify.</summary>
public sealed record Cut : Act;

/// <summary>Half-closes: FIN, and goes on reading.</summary>
public sealed record HalfClose : Act;

/// <summary>RST.</summary>
public sealed record Reset : Act;

/// <summary>The same line after each line of the client, for ever.</summary>
public sealed record RepeatForEver(string Line) : Act;
