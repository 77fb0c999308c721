namespace FgtAsg.Configuration;

/// <summary>How the tags <c>Name</c> and <c>Hostname</c> name a firewall.</summary>
internal enum HostnameForm
{
    /// <summary>By its hostname alone: <c>fgt-001</c>.</summary>
    Short,

    /// <summary>With the domain of its DNS records: <c>fgt-001.fw.example.internal</c>.</summary>
    FullyQualified,
}
