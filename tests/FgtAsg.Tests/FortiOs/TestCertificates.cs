using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace FgtAsg.Tests.FortiOs;

/// <summary>Certificates like a FortiGate's own. They have expired: the clock of a device that has just started may be wrong.</summary>
internal static class TestCertificates
{
    public static X509Certificate2 SelfSigned()
    {
        using var key = NewKey();
        // The private key of a new certificate is ephemeral, which not every system's TLS accepts.
        var pkcs12 = Request("CN=fortigate", key).CreateSelfSigned(From, Until).Export(X509ContentType.Pkcs12);
        return X509CertificateLoader.LoadPkcs12(pkcs12, password: null);
    }

    /// <summary>A certificate authority of a device.</summary>
    public static X509Certificate2 Authority()
    {
        var request = Request("CN=Fortinet_CA_SSL", NewKey());
        request.CertificateExtensions.Add(
            new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, 0, critical: true));
        return request.CreateSelfSigned(From, Until);
    }

    /// <summary>The certificate of a device, without its private key.</summary>
    public static X509Certificate2 SignedBy(X509Certificate2 authority)
    {
        using var key = NewKey();
        return Request("CN=Fortinet_GUI_Server", key).Create(authority, From, Until, [1]);
    }

    private static DateTimeOffset From => TimeProvider.System.GetUtcNow().AddYears(-2);

    private static DateTimeOffset Until => TimeProvider.System.GetUtcNow().AddYears(-1);

    private static ECDsa NewKey() => ECDsa.Create(ECCurve.NamedCurves.nistP256);

    private static CertificateRequest Request(string name, ECDsa key) => new(name, key, HashAlgorithmName.SHA256);
}
