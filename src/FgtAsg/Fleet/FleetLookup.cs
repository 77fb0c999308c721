namespace FgtAsg.Fleet;

/// <summary>The sources of information about an instance: its tags, EC2, the table, and Auto Scaling.</summary>
internal sealed record FleetLookup(ResourceTags Tags, InstanceFinder Instances, InstanceRecords Records, GroupMembers Members)
{
    public string AutoScalingGroupName => Tags.AutoScalingGroupName;
}
