# Each validation of the interfaces, with a value that only this validation refuses.

variables {
  group = {
    image_id           = "ami-0123456789abcdef0"
    instance_type      = "c6i.xlarge"
    subnet_ids         = ["subnet-0123456789abcdef0"]
    security_group_ids = ["sg-0123456789abcdef0"]
    max_size           = 4
  }

  network_interfaces = {
    trust = {
      device_index    = 1
      subnet_id_map   = { us-east-1a = "subnet-0123456789abcdef1" }
      security_groups = ["sg-0123456789abcdef1"]
    }
  }
}

run "no_interface" {
  command = plan

  variables {
    network_interfaces = {}
  }

  expect_failures = [var.network_interfaces]
}

run "interface_name_with_a_space" {
  command = plan

  variables {
    network_interfaces = {
      "to trust" = {
        device_index    = 1
        subnet_id_map   = { us-east-1a = "subnet-0123456789abcdef1" }
        security_groups = ["sg-0123456789abcdef1"]
      }
    }
  }

  expect_failures = [var.network_interfaces]
}

run "device_index_too_high" {
  command = plan

  variables {
    network_interfaces = {
      trust = { device_index = 15, subnet_id_map = { us-east-1a = "subnet-0123456789abcdef1" }, security_groups = ["sg-0123456789abcdef1"] }
    }
  }

  expect_failures = [var.network_interfaces]
}

run "device_index_not_whole" {
  command = plan

  variables {
    network_interfaces = {
      trust = {
        device_index    = 1.5
        subnet_id_map   = { us-east-1a = "subnet-0123456789abcdef1" }
        security_groups = ["sg-0123456789abcdef1"]
      }
    }
  }

  expect_failures = [var.network_interfaces]
}

run "device_index_twice" {
  command = plan

  variables {
    network_interfaces = {
      trust = { device_index = 1, subnet_id_map = { us-east-1a = "subnet-0123456789abcdef1" }, security_groups = ["sg-0123456789abcdef1"] }
      mgmt  = { device_index = 1, subnet_id_map = { us-east-1a = "subnet-0123456789abcdef1" }, security_groups = ["sg-0123456789abcdef1"] }
    }
  }

  expect_failures = [var.network_interfaces]
}

run "no_subnet" {
  command = plan

  variables {
    network_interfaces = { trust = { device_index = 1, security_groups = ["sg-0123456789abcdef1"] } }
  }

  expect_failures = [var.network_interfaces]
}

run "subnet_for_the_primary_interface" {
  command = plan

  variables {
    network_interfaces = {
      untrust = {
        device_index    = 0
        subnet_id_map   = { us-east-1a = "subnet-0123456789abcdef1" }
        security_groups = ["sg-0123456789abcdef1"]
      }
    }
  }

  expect_failures = [var.network_interfaces]
}

run "zone_id_for_a_zone" {
  command = plan

  variables {
    network_interfaces = {
      trust = {
        device_index    = 1
        subnet_id_map   = { us-east-1a = "subnet-0123456789abcdef1", use1-az2 = "subnet-0123456789abcdef2" }
        security_groups = ["sg-0123456789abcdef1"]
      }
    }
  }

  expect_failures = [var.network_interfaces]
}

run "region_for_a_zone" {
  command = plan

  variables {
    network_interfaces = {
      trust = {
        device_index    = 1
        subnet_id_map   = { us-east-1a = "subnet-0123456789abcdef1", us-east-1 = "subnet-0123456789abcdef2" }
        security_groups = ["sg-0123456789abcdef1"]
      }
    }
  }

  expect_failures = [var.network_interfaces]
}

run "cidr_for_a_subnet" {
  command = plan

  variables {
    network_interfaces = {
      trust = { device_index = 1, subnet_id_map = { us-east-1a = "10.0.1.0/24" }, security_groups = ["sg-0123456789abcdef1"] }
    }
  }

  expect_failures = [var.network_interfaces]
}

run "no_security_group" {
  command = plan

  variables {
    network_interfaces = { trust = { device_index = 1, subnet_id_map = { us-east-1a = "subnet-0123456789abcdef1" } } }
  }

  expect_failures = [var.network_interfaces]
}

run "security_group_by_name" {
  command = plan

  variables {
    network_interfaces = {
      trust = { device_index = 1, subnet_id_map = { us-east-1a = "subnet-0123456789abcdef1" }, security_groups = ["traffic"] }
    }
  }

  expect_failures = [var.network_interfaces]
}

run "private_ip_with_a_mask" {
  command = plan

  variables {
    network_interfaces = {
      trust = {
        device_index    = 1
        subnet_id_map   = { us-east-1a = "subnet-0123456789abcdef1" }
        security_groups = ["sg-0123456789abcdef1"]
        private_ips     = ["10.0.1.10/24"]
      }
    }
  }

  expect_failures = [var.network_interfaces]
}

run "private_ip_of_version_6" {
  command = plan

  variables {
    network_interfaces = {
      trust = {
        device_index    = 1
        subnet_id_map   = { us-east-1a = "subnet-0123456789abcdef1" }
        security_groups = ["sg-0123456789abcdef1"]
        private_ips     = ["2001:db8::10"]
      }
    }
  }

  expect_failures = [var.network_interfaces]
}

run "pool_by_name" {
  command = plan

  variables {
    network_interfaces = {
      trust = {
        device_index     = 1
        subnet_id_map    = { us-east-1a = "subnet-0123456789abcdef1" }
        security_groups  = ["sg-0123456789abcdef1"]
        enable_public_ip = true
        public_ipv4_pool = "mine"
      }
    }
  }

  expect_failures = [var.network_interfaces]
}

run "pool_without_public_ip" {
  command = plan

  variables {
    network_interfaces = {
      trust = {
        device_index     = 1
        subnet_id_map    = { us-east-1a = "subnet-0123456789abcdef1" }
        security_groups  = ["sg-0123456789abcdef1"]
        public_ipv4_pool = "ipv4pool-ec2-0123456789abcdef0"
      }
    }
  }

  expect_failures = [var.network_interfaces]
}

run "existing_eip_by_address" {
  command = plan

  variables {
    network_interfaces = {
      trust = {
        device_index    = 1
        subnet_id_map   = { us-east-1a = "subnet-0123456789abcdef1" }
        security_groups = ["sg-0123456789abcdef1"]
        existing_eip_id = "203.0.113.10"
      }
    }
  }

  expect_failures = [var.network_interfaces]
}

run "existing_eip_and_public_ip" {
  command = plan

  variables {
    network_interfaces = {
      trust = {
        device_index     = 1
        subnet_id_map    = { us-east-1a = "subnet-0123456789abcdef1" }
        security_groups  = ["sg-0123456789abcdef1"]
        existing_eip_id  = "eipalloc-0123456789abcdef0"
        enable_public_ip = true
      }
    }
  }

  expect_failures = [var.network_interfaces]
}

run "too_many_ipv6_addresses" {
  command = plan

  variables {
    network_interfaces = {
      trust = {
        device_index       = 1
        subnet_id_map      = { us-east-1a = "subnet-0123456789abcdef1" }
        security_groups    = ["sg-0123456789abcdef1"]
        ipv6_address_count = 51
      }
    }
  }

  expect_failures = [var.network_interfaces]
}

