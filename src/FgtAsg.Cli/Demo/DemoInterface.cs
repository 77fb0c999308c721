namespace FgtAsg.Cli.Demo;

internal sealed record DemoInterface(
    int DeviceIndex,
    string NetworkInterfaceId,
    string SubnetId,
    string PrivateIp,
    string? PublicIp,
    bool SourceDestCheck,
    bool DeleteOnTermination);
