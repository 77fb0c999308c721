#nullable disable

namespace Amazon.EC2.Model;

public class ProductCode
{
    public string ProductCodeId { get; set; }

    public ProductCodeValues ProductCodeType { get; set; }
}
