#pragma warning disable MA0048 // The behaviours are read together.
namespace SmtpSetupWizard.Practice.Scripts;

/// <summary>What a connection attempt to a port of a practice host meets.</summary>
public abstract record PortBehaviour
{
    public static PortBehaviour Refused { get; } = new RefusedPort();
    public static PortBehaviour Dropped { get; } = new DroppedPort();
    public static PortBehaviour Unreachable { get; } = new UnreachablePort();
}

/// <summary>A reset at once.</summary>
public sealed record RefusedPort : PortBehaviour;

/// <summary>No answer, ever.</summary>
public sealed record DroppedPort : PortBehaviour;

/// <summary>An ICMP message: no route.</summary>
public sealed record UnreachablePort : PortBehaviour;

/// <summary>A server.</summary>
/// <param name="ImplicitTls">Whether TLS starts with the first byte.</param>
public sealed record OpenPort(SmtpScript Script, bool ImplicitTls) : PortBehaviour;
