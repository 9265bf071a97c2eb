using System.Security.Cryptography.X509Certificates;
using SmtpSetupWizard.Diagnostics.Attempts;
using SmtpSetupWizard.Diagnostics.Network;

namespace SmtpSetupWizard.Diagnostics.Findings;

/// <summary>
/// Judges a server's certificate by itself: what .NET accepts (a common name as host name, RSA of 1024 bits, SHA-1, an intermediate
/// that is only in a store of this machine) is not what the mail programs of the world accept.
/// </summary>
public static class CertificateClassifier
{
    private const int MinimumRsaBits = 2048;
    private static readonly TimeSpan Soon = TimeSpan.FromDays(14);

    /// <summary>Judges <paramref name="leaf"/>. Never throws: what cannot be read is not trusted.</summary>
    /// <param name="sent">The other certificates that the server sent, in its order; it may hold the leaf again.</param>
    /// <param name="host">A name in ASCII form or an IP literal, as the user typed it.</param>
    /// <param name="now">The time to judge for.</param>
    public static CertificateJudgement Judge(
        X509Certificate2 leaf, IReadOnlyList<X509Certificate2> sent, string host, TrustAnchors roots, DateTimeOffset now)
    {
        try
        {
            return JudgeReadable(leaf, sent, host, roots, now);
        }
        catch (Exception)
        {
            // A certificate that the platform's parser fails on: the fault has no row of its own.
            const string Cause = "untrusted_issuer";
            return new([Cause], Evidence.None, new("", "", [], DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch, "", null, [Cause], []), null);
        }
    }

    private static CertificateJudgement JudgeReadable(
        X509Certificate2 leaf, IReadOnlyList<X509Certificate2> sent, string host, TrustAnchors roots, DateTimeOffset now)
    {
        var names = CertificateNames.Of(leaf);
        var path = CertificatePath.Find(leaf, sent, roots, now);
        var key = CertificateReader.KeyOf(leaf);
        var expired = path.Needed.FirstOrDefault(certificate => now > certificate.NotAfter);
        var early = path.Needed.FirstOrDefault(certificate => now < certificate.NotBefore);
        var misused = path.Needed.FirstOrDefault(certificate => !certificate.ForServers);

        List<string> causes = [];
        if (InterceptionIssuers.Contain(leaf.Issuer)) causes.Add("intercepted");
        if (path.Fault is not null) causes.Add(path.Fault);
        if (expired is not null) causes.Add("certificate_expired");
        if (early is not null) causes.Add("certificate_not_yet_valid");
        if (!names.Fit(host)) causes.Add("name_mismatch");
        if (misused is not null) causes.Add("wrong_purpose");
        if (key is { Algorithm: "RSA", Bits: < MinimumRsaBits } || CertificateReader.HasWeakSignature(leaf)) causes.Add("weak_key");

        var facts = CertificateReader.Facts(leaf, sent, names, causes);
        var evidence = new Evidence { Subject = facts.Subject, Issuer = facts.Issuer };
        evidence = causes.FirstOrDefault() switch
        {
            null => Evidence.None,
            "certificate_expired" => Dated(evidence, expired!),
            "certificate_not_yet_valid" => Dated(evidence, early!),
            "name_mismatch" => evidence with { Names = facts.Names },
            "wrong_purpose" => evidence with { Certificate = misused!.Subject },
            "weak_key" => evidence with { KeyBits = facts.KeyBits },
            "untrusted_issuer" => evidence with { Certificate = path.Needed[^1].Subject },
            _ => evidence,
        };
        return new(causes, evidence, facts, ExpiresSoon(facts, now));
    }

    private static Evidence Dated(Evidence evidence, PathCertificate certificate) =>
        evidence with { Certificate = certificate.Subject, NotBefore = certificate.NotBefore, NotAfter = certificate.NotAfter };

    private static Finding? ExpiresSoon(CertificateFacts facts, DateTimeOffset now) =>
        now <= facts.NotAfter && facts.NotAfter - now < Soon
            ? new("tls.expires_soon", new Evidence { Subject = facts.Subject, NotBefore = facts.NotBefore, NotAfter = facts.NotAfter })
            : null;
}
