using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace FgtAsg.FortiOs;

/// <summary>The keys by which a peer is known: its own, and its issuer's.</summary>
internal static class PeerKeys
{
    /// <param name="sentAlong">The other certificates that the peer sent.</param>
    public static Peer Of(X509Certificate2 leaf, X509Certificate2Collection sentAlong) => new(
        KeyOf(leaf),
        sentAlong.FirstOrDefault(candidate => !IsSame(candidate, leaf) && HasSigned(candidate, leaf)) is { } issuer ? KeyOf(issuer) : null);

    /// <summary>In the form of <see cref="PeerTrust.Pins"/>.</summary>
    public static string KeyOf(X509Certificate2 certificate) =>
        Convert.ToBase64String(SHA256.HashData(certificate.PublicKey.ExportSubjectPublicKeyInfo()));

    private static bool IsSame(X509Certificate2 one, X509Certificate2 other) =>
        one.RawDataMemory.Span.SequenceEqual(other.RawDataMemory.Span);

    /// <summary>Anybody can send another's issuer along, so an issuer counts only if it signed the peer's certificate.</summary>
    private static bool HasSigned(X509Certificate2 candidate, X509Certificate2 leaf)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.Add(candidate);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.DisableCertificateDownloads = true;
        // The clock of a device that has just started may be wrong.
        chain.ChainPolicy.VerificationFlags = X509VerificationFlags.IgnoreNotTimeValid;
        return chain.Build(leaf);
    }
}
