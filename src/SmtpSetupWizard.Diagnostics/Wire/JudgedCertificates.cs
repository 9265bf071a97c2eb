using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using SmtpSetupWizard.Diagnostics.Findings;
using SmtpSetupWizard.Diagnostics.Network;

namespace SmtpSetupWizard.Diagnostics.Wire;

/// <summary>The judgements of one check: the ports of a server mostly show the same certificates, and judging them is the dearest part of a handshake.</summary>
internal sealed class JudgedCertificates(string host, ResolvedHost target, TimeProvider time)
{
    private readonly ConcurrentDictionary<string, Lazy<CertificateJudgement>> _known = new(StringComparer.Ordinal);

    public CertificateJudgement Judge(X509Certificate2 leaf, IReadOnlyList<X509Certificate2> sent)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var certificate in sent.Prepend(leaf))
        {
            hash.AppendData(certificate.RawDataMemory.Span);
            hash.AppendData([0]);
        }

        return _known.GetOrAdd(
            Convert.ToHexString(hash.GetHashAndReset()),
            _ => new(() => CertificateClassifier.Judge(leaf, sent, host, TrustAnchors.Of(target), time.GetUtcNow()))).Value;
    }
}
