namespace SmtpSetupWizard.Web.Links;

/// <summary>A host that a link brought, and what there is to be said of it before a password goes there.</summary>
/// <param name="Name">In both its forms, when it has two.</param>
/// <param name="Ascii">As it is looked up.</param>
/// <param name="Belongs">Whether it is known to belong to whoever runs the address's mail.</param>
/// <param name="Resembles">The name of a known host or domain that it could be mistaken for; null: none.</param>
/// <param name="IsForeign">Whether it has letters outside of a to z.</param>
/// <param name="IsMixed">Whether letters of several scripts stand in one part of it.</param>
public sealed record LinkedHost(string Name, string Ascii, bool Belongs, string? Resembles, bool IsForeign, bool IsMixed)
{
    /// <summary>Whether a person must type the name before a password is asked for.</summary>
    public bool NeedsConfirming => !Belongs;

    /// <summary>Whether somebody typed the name, in any of its forms.</summary>
    public bool IsConfirmedBy(string? typed)
    {
        if (string.IsNullOrWhiteSpace(typed)) return false;
        var (host, _) = Diagnostics.Network.HostInput.Parse(typed);
        return host is not null && host.Ascii.Equals(Ascii, StringComparison.OrdinalIgnoreCase);
    }
}
