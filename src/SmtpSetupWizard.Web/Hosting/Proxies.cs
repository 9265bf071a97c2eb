using Microsoft.AspNetCore.HttpOverrides;

namespace SmtpSetupWizard.Web.Hosting;

/// <summary>What reverse proxies say of the client counts when the operator knows them, and else not at all.</summary>
public static class Proxies
{
    public static void UseKnownProxies(this WebApplication app)
    {
        var networks = app.Services.GetRequiredService<ProxyOptions>().KnownNetworks;
        if (networks.Count == 0) return;
        var options = new ForwardedHeadersOptions
        {
            ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto,
            // There can be several proxies in a row: the known networks are the bound.
            ForwardLimit = null,
        };
        // Loopback is trusted by default, and would be trusted unasked.
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var network in networks) options.KnownIPNetworks.Add(network);
        app.UseForwardedHeaders(options);
    }
}
