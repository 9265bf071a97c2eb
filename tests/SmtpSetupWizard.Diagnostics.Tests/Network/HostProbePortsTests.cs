using System.Net;
using System.Net.Sockets;
using SmtpSetupWizard.Diagnostics.Network;

namespace SmtpSetupWizard.Diagnostics.Tests.Network;

public class HostProbePortsTests
{
    [Fact]
    public async Task The_host_probe_has_its_ports_and_a_check_has_not()
    {
        var resolver = new DnsHostResolver(new EgressPolicy(new EgressOptions()), new DnsHostResolverOptions(), TimeProvider.System);
        var host = await resolver.ResolveAsync("1.1.1.1", TestContext.Current.CancellationToken);
        var check = await Assert.ThrowsAsync<SocketException>(() => host.Connector!.ConnectAsync(IPAddress.Parse("1.1.1.1"), 993, new CancellationToken(true)).AsTask());
        Assert.Equal(SocketError.AccessDenied, check.SocketErrorCode);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => host.ProbeConnector!.ConnectAsync(IPAddress.Parse("1.1.1.1"), 993, new CancellationToken(true)).AsTask());
        var inside = await Assert.ThrowsAsync<SocketException>(() => host.ProbeConnector!.ConnectAsync(IPAddress.Loopback, 993, new CancellationToken(true)).AsTask());
        Assert.Equal(SocketError.AccessDenied, inside.SocketErrorCode);
    }
}
