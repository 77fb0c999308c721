using FgtAsg.Cli.Commands;
using FgtAsg.Cli.Demo;

namespace FgtAsg.IntegrationTests.Cli;

public sealed class DemoFleetTableTests
{
    private static readonly DemoInstance Instance = new()
    {
        InstanceId = "i-0123456789abcdef0",
        AvailabilityZone = "us-east-1a",
        LifecycleState = "InService",
        License = "FGVM04TM26000001",
        DnsName = "fgt-001.fw.internal",
        Interfaces =
        [
            new DemoInterface(0, "eni-0", "subnet-0", "10.0.0.4", PublicIp: null, SourceDestCheck: false, DeleteOnTermination: true),
            new DemoInterface(1, "eni-1", "subnet-1", "10.0.2.4", "198.18.0.3", SourceDestCheck: false, DeleteOnTermination: true),
        ],
        Tracked = true,
    };

    [Fact]
    public void Create_WideEnough_HasAColumnForNames()
    {
        var table = Render(100);

        Assert.Matches(@"Instance +Hostname, license +# +Interface +Private IP +Elastic IP", table);
        Assert.Matches(@"i-0123456789abcdef0 +fgt-001\.fw\.internal +0 +eni-0 +10\.0\.0\.4 +-", table);
        Assert.Matches(@"us-east-1a InService +FGVM04TM26000001 +1 +eni-1 +10\.0\.2\.4 +198\.18\.0\.3", table);
    }

    [Fact]
    public void Create_Narrow_HasNamesBelowTheInstance()
    {
        var table = Render(99);

        Assert.Matches(@"Instance +# +Interface +Private IP +Elastic IP", table);
        Assert.Matches(@"(?m)^ +fgt-001\.fw\.internal *$", table);
    }

    private static string Render(int width)
    {
        using var output = new StringWriter();
        Terminal.Of(output).Write(DemoFleetTable.Create("In service", [Instance], width));
        return output.ToString();
    }
}
