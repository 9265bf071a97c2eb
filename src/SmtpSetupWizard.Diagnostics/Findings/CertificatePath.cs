#pragma warning disable MA0048 // A path and its certificates are read together.
using System.Security.Cryptography.X509Certificates;
using SmtpSetupWizard.Diagnostics.Network;

namespace SmtpSetupWizard.Diagnostics.Findings;

/// <summary>The way from the leaf to a root over certificates that the server sent.</summary>
/// <param name="Fault"><c>self_signed</c>, <c>untrusted_issuer</c>, <c>incomplete_chain</c>, or null when it ends in a trusted root.</param>
/// <param name="Needed">The leaf and what leads to the root, without the root.</param>
internal sealed record CertificatePath(string? Fault, IReadOnlyList<PathCertificate> Needed)
{
    /// <summary>More than any server needs; a hostile one must not make the search long.</summary>
    private const int MaxSent = 32;

    private const X509ChainStatusFlags NoRoot = X509ChainStatusFlags.UntrustedRoot | X509ChainStatusFlags.PartialChain;

    /// <summary>What has a row of its own in the catalogue, or was not looked at.</summary>
    private const X509ChainStatusFlags JudgedElsewhere = NoRoot | X509ChainStatusFlags.RevocationStatusUnknown | X509ChainStatusFlags.OfflineRevocation;

    public static CertificatePath Find(X509Certificate2 leaf, IReadOnlyList<X509Certificate2> sent, TrustAnchors anchors, DateTimeOffset now)
    {
        if (anchors.Only) return Find(leaf, sent, anchors.Roots ?? [], now);
        var path = Find(leaf, sent, roots: null, now);
        if (path.Fault is null || anchors.Roots is not { Count: > 0 }) return path;
        var other = Find(leaf, sent, anchors.Roots, now);
        return other.Fault is null ? other : path;
    }

    /// <param name="roots">Null: the system's.</param>
    private static CertificatePath Find(X509Certificate2 leaf, IReadOnlyList<X509Certificate2> sent, X509Certificate2Collection? roots, DateTimeOffset now)
    {
        var offered = sent.Take(MaxSent).ToArray();
        using var chain = new X509Chain { ChainPolicy = Policy(offered, roots, now) };
        chain.Build(leaf);
        var elements = chain.ChainElements;
        try
        {
            return Read(leaf, offered, elements);
        }
        finally
        {
            foreach (var element in elements) element.Certificate.Dispose();
        }
    }

    private static CertificatePath Read(X509Certificate2 leaf, X509Certificate2[] offered, X509ChainElementCollection elements)
    {
        var rooted = elements.All(element => (Status(element) & NoRoot) == X509ChainStatusFlags.NoError);

        // Only what the server sent, or what is a root here, counts: a certificate from a store of this machine would make the answer ours, not the server's.
        var length = 1;
        while (length < elements.Count && !IsForged(elements[length - 1])
            && ((rooted && length == elements.Count - 1) || offered.Any(other => SameIssuer(other, elements[length].Certificate)))) length++;
        var whole = rooted && length == elements.Count;
        var needed = elements.Take(whole && length > 1 ? length - 1 : length).Select(element => PathCertificate.Of(element.Certificate)).ToArray();
        if (needed.Length == 0) needed = [PathCertificate.Of(leaf)];
        if (length <= 1 && !whole) return new(IsSelfIssued(leaf) ? "self_signed" : "incomplete_chain", needed);
        return new(whole && !elements.Where(HasFault).Any() ? null : "untrusted_issuer", needed);

        bool HasFault(X509ChainElement element)
        {
            var faults = Status(element) & ~JudgedElsewhere;

            // Dates are judged for all but the root; the purpose and the signature's strength of the leaf have their own rows.
            if (element != elements[^1] || elements.Count == 1) faults &= ~X509ChainStatusFlags.NotTimeValid;
            if (element == elements[0]) faults &= ~(X509ChainStatusFlags.NotValidForUsage | X509ChainStatusFlags.HasWeakSignature);
            return faults != X509ChainStatusFlags.NoError;
        }
    }

    /// <summary>Nothing in a certificate makes us connect anywhere.</summary>
    private static X509ChainPolicy Policy(X509Certificate2[] offered, X509Certificate2Collection? roots, DateTimeOffset now)
    {
        var policy = new X509ChainPolicy
        {
            DisableCertificateDownloads = true,
            RevocationMode = X509RevocationMode.NoCheck,
            VerificationTime = now.UtcDateTime,
            VerificationTimeIgnored = false,
        };
        policy.ExtraStore.AddRange(offered);
        if (roots is null) return policy;
        policy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        policy.CustomTrustStore.AddRange(roots);
        return policy;
    }

    private static X509ChainStatusFlags Status(X509ChainElement element) =>
        element.ChainElementStatus.Aggregate(X509ChainStatusFlags.NoError, (flags, status) => flags | status.Status);

    /// <summary>Whether what stands above it by name did not sign it.</summary>
    private static bool IsForged(X509ChainElement element) => Status(element).HasFlag(X509ChainStatusFlags.NotSignatureValid);

    /// <summary>The same certificate, or another one of the same issuer and key (a cross-signed one).</summary>
    private static bool SameIssuer(X509Certificate2 one, X509Certificate2 other) =>
        one.SubjectName.RawData.AsSpan().SequenceEqual(other.SubjectName.RawData)
        && one.PublicKey.EncodedKeyValue.RawData.AsSpan().SequenceEqual(other.PublicKey.EncodedKeyValue.RawData);

    private static bool IsSelfIssued(X509Certificate2 certificate) =>
        certificate.SubjectName.RawData.AsSpan().SequenceEqual(certificate.IssuerName.RawData);
}

/// <summary>A certificate that the leaf needs, or the leaf.</summary>
/// <param name="Subject">Cleaned and bounded.</param>
/// <param name="ForServers">Whether its key usages let it stand for a TLS server, or for the issuer of one.</param>
internal sealed record PathCertificate(string Subject, DateTimeOffset NotBefore, DateTimeOffset NotAfter, bool ForServers)
{
    public static PathCertificate Of(X509Certificate2 certificate) => new(
        CertificateReader.Name(certificate.Subject),
        CertificateReader.Utc(certificate.NotBefore),
        CertificateReader.Utc(certificate.NotAfter),
        CertificateReader.IsForServers(certificate));
}
