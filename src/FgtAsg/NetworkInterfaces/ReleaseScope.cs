namespace FgtAsg.NetworkInterfaces;

internal enum ReleaseScope
{
    /// <summary>The instance terminates: what EC2 deletes with it is left to EC2.</summary>
    InstanceEnds,

    /// <summary>A launch is undone: everything goes, whatever becomes of the instance.</summary>
    LaunchUndone,
}
