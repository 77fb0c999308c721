using FgtAsg.FortiOs;

namespace FgtAsg.Tests.FortiOs;

public sealed class PeerKeysTests
{
    [Fact]
    public void IssuerThatSigned_IsKnown()
    {
        var authority = TestCertificates.Authority();
        var leaf = TestCertificates.SignedBy(authority);

        Assert.Equal(new Peer(PeerKeys.KeyOf(leaf), PeerKeys.KeyOf(authority)), PeerKeys.Of(leaf, [leaf, authority]));
    }

    /// <summary>Anybody can send the firewall's authority along. Only what it signed is the firewall's.</summary>
    [Fact]
    public void IssuerThatDidNotSign_DoesNotCount()
    {
        var leaf = TestCertificates.SignedBy(TestCertificates.Authority());

        Assert.Null(PeerKeys.Of(leaf, [TestCertificates.Authority()]).IssuerKey);
    }

    [Fact]
    public void SelfSignedPeer_HasNoIssuer()
    {
        var leaf = TestCertificates.SelfSigned();

        Assert.Equal(new Peer(PeerKeys.KeyOf(leaf), IssuerKey: null), PeerKeys.Of(leaf, [leaf]));
    }
}
