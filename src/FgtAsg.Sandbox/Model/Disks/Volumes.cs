using System.Globalization;
using FgtAsg.Sandbox.Model.Core;
using FgtAsg.Sandbox.Model.Resources;
using FgtAsg.Sandbox.Model.State;

namespace FgtAsg.Sandbox.Model.Disks;

/// <summary>Volumes. Each instance has a root volume from its launch to its end.</summary>
internal static class Volumes
{
    private const string RootDevice = "/dev/sda1";
    private const int RootSize = 10;

    /// <summary>The root volume of a new instance.</summary>
    public static void AddRoot(CloudState state, CloudInstance instance) => state.Volumes.Put(
        new CloudVolume
        {
            Id = state.DiskIds.Next("vol"),
            AvailabilityZone = instance.AvailabilityZone,
            Size = RootSize,
            CreateTime = state.Now,
            InstanceId = instance.Id,
            Device = RootDevice,
            DeleteOnTermination = true,
        },
        state.Now);

    public static string Create(
        CloudState state, string? instanceId, string? availabilityZone, IReadOnlyDictionary<string, string>? tags, int size)
    {
        var instance = instanceId is null ? null : state.Instances.Get(instanceId) ?? throw Ec2Faults.InstanceNotFound(instanceId);
        var others = state.Volumes.All.Count(volume => volume.InstanceId == instanceId);
        var created = new CloudVolume
        {
            Id = state.DiskIds.Next("vol"),
            AvailabilityZone = instance?.AvailabilityZone ?? availabilityZone ?? $"{state.Options.Region}a",
            Size = size,
            CreateTime = state.Now,
            InstanceId = instanceId,
            Device = instance is null
                ? null
                : string.Create(
                    CultureInfo.InvariantCulture, $"/dev/xvd{(char)('a' + (others / 26))}{(char)('a' + (others % 26))}"),
            Tags = CloudTags.From(tags),
        };
        state.Volumes.Put(created, state.Now);
        return created.Id;
    }

    public static void Delete(CloudState state, string volumeId)
    {
        if (state.Volumes.Get(volumeId) is null)
        {
            throw Ec2Faults.VolumeNotFound(volumeId);
        }

        state.Volumes.Remove(volumeId, state.Now);
    }

    /// <summary>At the end of an instance, its volumes are deleted or become available.</summary>
    public static void EndOf(CloudState state, string instanceId)
    {
        foreach (var volume in state.Volumes.All.Where(volume => volume.InstanceId == instanceId).ToList())
        {
            if (volume.DeleteOnTermination)
            {
                state.Volumes.Remove(volume.Id, state.Now);
            }
            else
            {
                state.Volumes.Put(volume with { InstanceId = null, Device = null }, state.Now);
            }
        }
    }
}
