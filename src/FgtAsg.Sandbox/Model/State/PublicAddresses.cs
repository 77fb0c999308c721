using System.Buffers.Binary;
using System.Net;

namespace FgtAsg.Sandbox.Model.State;

/// <summary>Public addresses from 198.18.0.0/15 (RFC 2544: never routed), each handed out once.</summary>
internal sealed class PublicAddresses
{
    private const uint First = 0xC6120001;
    private const uint Size = 131070;
    private uint _used;

    public string Take()
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, First + (_used++ % Size));
        return new IPAddress(bytes).ToString();
    }
}
